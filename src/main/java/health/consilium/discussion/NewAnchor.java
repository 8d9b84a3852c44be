package health.consilium.discussion;

import health.consilium.insight.MenuCell;
import health.consilium.platform.problem.Refusal;
import java.util.UUID;
import java.util.regex.Pattern;
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
  /** A code says what, never who: it has no room for a number or a capital. */
  private static final Pattern CODE = Pattern.compile("[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,5}");

  public NewAnchor {
    boolean observed = kind == AnchorKind.OBSERVATION;
    boolean released = kind == AnchorKind.RELEASED_CELL;
    if (observed != (observation != null)) {
      throw new Refusal.Invalid("observation", "belongs to an anchor of the kind observation");
    }
    if (released != (cell != null)) {
      throw new Refusal.Invalid("cell", "belongs to an anchor of the kind released-cell");
    }
    if ((observed || released) != (code == null)) {
      throw new Refusal.Invalid(
          "code", "belongs to an anchor of the kind adverse-event or protocol");
    }
    if (code != null && !CODE.matcher(code).matches()) {
      throw new Refusal.Invalid("code", "must be words of small letters and digits with hyphens");
    }
  }
}
