package health.consilium.discussion;

import health.consilium.insight.Insights;
import health.consilium.insight.MenuCell;
import health.consilium.insight.ReleasedResponse;
import health.consilium.observation.Observations;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What discussions may be about. */
@Singleton
class Anchors {
  private final Observations observations;
  private final Insights insights;
  private final AnchorCodes codes;

  Anchors(Observations observations, Insights insights, AnchorCodes codes) {
    this.observations = observations;
    this.insights = insights;
    this.codes = codes;
  }

  /**
   * What the opener means.
   *
   * @throws Refusal 404 without such an observation in the clinic; 422 for one that was retracted,
   *     an unknown term or protocol, or a cell that the latest release does not tell
   */
  Anchor resolve(NewAnchor wanted) {
    return switch (wanted.kind()) {
      case ADVERSE_EVENT, PROTOCOL -> coded(wanted.kind(), Objects.requireNonNull(wanted.code()));
      case OBSERVATION -> observed(Objects.requireNonNull(wanted.observation()));
      case RELEASED_CELL -> released(Objects.requireNonNull(wanted.cell()));
    };
  }

  /**
   * What the latest release tells of the cell that the anchor names, or why it does not any more;
   * none for other anchors.
   */
  Optional<ReleasedResponse> released(Anchor anchor) {
    return Optional.ofNullable(anchor.cell()).flatMap(insights::latest);
  }

  private Anchor released(MenuCell cell) {
    var told =
        insights
            .latest(cell)
            .filter(response -> response.cell().shown() != null)
            .orElseThrow(
                () ->
                    Refusal.unprocessable(
                        "/anchor/cell", "must be a cell that the latest release tells"));
    return new Anchor(AnchorKind.RELEASED_CELL, told.instrument(), null, null, cell);
  }

  private Anchor coded(AnchorKind kind, String code) {
    codes.require(kind, code);
    return new Anchor(kind, code, null, null, null);
  }

  private Anchor observed(UUID id) {
    var observation = observations.observation(id);
    if (observation.wasRetracted()) {
      throw Refusal.unprocessable("/anchor/observation", "must not have been retracted");
    }
    return new Anchor(AnchorKind.OBSERVATION, observation.code().code(), null, id, null);
  }
}
