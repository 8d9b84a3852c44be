package health.consilium.insight;

/**
 * A confidence interval in whole numbers: percents, or units of an instrument.
 *
 * @param low its lower end
 * @param high its upper end
 * @param level 0.95
 * @param method by which it was computed, such as wilson
 */
public record WholeInterval(int low, int high, double level, String method) {}
