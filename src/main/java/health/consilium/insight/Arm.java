package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Route;
import health.consilium.platform.json.WireNames;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Patients who are counted together.
 *
 * @param drug what they all had; absent unless drugs are compared
 * @param route by which they all had it; absent unless routes are compared
 * @param failedTrials how many treatments had failed each of them; absent unless that is compared
 * @param enrolled all courses of the arm; absent where a trial's report does not say it
 * @param evaluable those with a baseline above 0 and a value in the window
 * @param missing the others
 * @param responders by the instrument's rule, among the evaluable
 * @param proportion of responders; absent when nobody is evaluable
 * @param interval Wilson's, of the proportion
 * @param remission absent where the instrument has no accepted threshold
 * @param improved by at least the smallest important change
 * @param worse by at least the smallest important change
 * @param imputed responders among all enrolled, the missing counted as non-responders
 */
public record Arm(
    @Nullable Drug drug,
    @Nullable Route route,
    @Nullable Integer failedTrials,
    @Nullable Integer enrolled,
    int evaluable,
    @Nullable Integer missing,
    int responders,
    @Nullable Double proportion,
    @Nullable ConfidenceInterval interval,
    @Nullable Rate remission,
    @Nullable Rate improved,
    @Nullable Rate worse,
    @Nullable Rate imputed) {

  /** What tells it from the others. */
  String name() {
    return Stream.of(drug, route, failedTrials)
        .filter(Objects::nonNull)
        .map(Arm::wire)
        .findFirst()
        .orElse("all");
  }

  Proportion response() {
    return new Proportion(responders, evaluable);
  }

  private static String wire(Object label) {
    return label instanceof Enum<?> constant ? WireNames.of(constant) : label.toString();
  }
}
