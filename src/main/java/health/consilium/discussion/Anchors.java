package health.consilium.discussion;

import health.consilium.observation.Observations;
import health.consilium.observation.Protocols;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;

/** What discussions may be about. */
@Singleton
class Anchors {
  private final Observations observations;
  private final Protocols protocols;

  Anchors(Observations observations, Protocols protocols) {
    this.observations = observations;
    this.protocols = protocols;
  }

  /**
   * What the opener means.
   *
   * @throws Refusal 404 without such an observation in the clinic; 422 for an unknown protocol
   */
  Anchor resolve(NewAnchor wanted) {
    return switch (wanted.kind()) {
      case ADVERSE_EVENT -> coded(wanted);
      case PROTOCOL -> {
        protocols.require(Objects.requireNonNull(wanted.code()), "/anchor/code");
        yield coded(wanted);
      }
      case OBSERVATION -> observed(Objects.requireNonNull(wanted.observation()));
    };
  }

  private static Anchor coded(NewAnchor wanted) {
    return new Anchor(wanted.kind(), Objects.requireNonNull(wanted.code()), null);
  }

  private Anchor observed(UUID id) {
    return new Anchor(AnchorKind.OBSERVATION, observations.observation(id).code().code(), id);
  }
}
