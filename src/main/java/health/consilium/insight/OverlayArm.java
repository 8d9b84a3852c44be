package health.consilium.insight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The patients of a study's arm; the clinic's own, and the network's, who had the same drug by the
 * same route for the same indication.
 *
 * @param own live, whole and unsuppressed; absent when the clinic has none, or cannot be judged at
 *     the study's time
 * @param network what the latest release tells of them, which keeps to its rules; absent where
 *     there is no release, or none can be judged at the study's time
 */
public record OverlayArm(Arm published, @Nullable Arm own, @Nullable ReleasedCell network) {
  static OverlayArm of(Arm published, List<Arm> own, Optional<ReleasedCell> network) {
    var alike = own.stream().filter(arm -> arm.drug() == published.drug()).findFirst();
    return new OverlayArm(published, alike.orElse(null), network.orElse(null));
  }
}
