package health.consilium.observation;

import java.math.BigDecimal;

/**
 * One part of a value that has several.
 *
 * @param unit UCUM
 */
public record ObservationComponent(Coding code, BigDecimal quantity, String unit) {}
