package health.consilium.observation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where a vital sign's excursion begins, in the sign's unit; common practice unless configured. */
@ConfigMapping(prefix = "consilium.excursions")
public interface ExcursionThresholds {
  /** At least, mm[Hg]. */
  @WithDefault("180")
  int systolic();

  /** At least, mm[Hg]. */
  @WithDefault("110")
  int diastolic();

  /** Above, per minute. */
  @WithDefault("130")
  int fastHeart();

  /** Below, per minute. */
  @WithDefault("45")
  int slowHeart();

  /** Below, per cent. */
  @WithDefault("90")
  int saturation();

  /** Below, per minute. */
  @WithDefault("8")
  int respiration();
}
