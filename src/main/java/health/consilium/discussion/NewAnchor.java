package health.consilium.discussion;

import health.consilium.insight.MenuCell;
import health.consilium.platform.problem.Refusal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a discussion is to be about: besides its kind exactly one of the others.
 *
 * @param code of the adverse-event term or the protocol
 * @param observation id of one of the caller's own clinic
 * @param cell which the latest release tells
 */
public record NewAnchor(
    AnchorKind kind,
    @Schema(examples = "dissociation") @Nullable String code,
    @Nullable UUID observation,
    @Nullable MenuCell cell) {
  public NewAnchor {
    boolean observed = kind == AnchorKind.OBSERVATION;
    boolean released = kind == AnchorKind.RELEASED_CELL;
    if (observed != (observation != null)) {
      throw new Refusal.Invalid(
          "observation", "is given in an anchor of the kind observation, and in no other");
    }
    if (released != (cell != null)) {
      throw new Refusal.Invalid(
          "cell", "is given in an anchor of the kind released-cell, and in no other");
    }
    if ((observed || released) != (code == null)) {
      throw new Refusal.Invalid(
          "code", "is given in an anchor of the kind adverse-event or protocol, and in no other");
    }
  }
}
