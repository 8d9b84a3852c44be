package health.consilium.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The patients of a study's arm, and the clinic's own who had the same drug for the same
 * indication.
 *
 * @param own live, whole and unsuppressed; absent when the clinic has none, or cannot be judged at
 *     the study's time
 */
public record OverlayArm(Arm published, @Nullable Arm own) {
  static OverlayArm of(Arm published, List<Arm> own) {
    var alike = own.stream().filter(arm -> arm.drug() == published.drug()).findFirst();
    return new OverlayArm(published, alike.orElse(null));
  }
}
