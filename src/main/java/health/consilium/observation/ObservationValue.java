package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was observed: a quantity with its unit, or the components of an instrument that has such.
 *
 * @param unit UCUM
 */
@Schema(description = "Either quantity and unit, or components.")
public record ObservationValue(
    @Schema(examples = "14") @Nullable BigDecimal quantity,
    @Schema(examples = "{score}") @Nullable String unit,
    @Nullable List<ObservationComponent> components) {
  public ObservationValue {
    if ((quantity == null) != (unit == null)) {
      throw new Refusal.Invalid("unit", "goes with quantity: give both");
    }
    if ((quantity == null) == (components == null)) {
      throw new Refusal.Invalid("quantity", "or components must be given, and only one of the two");
    }
  }

  static ObservationValue of(BigDecimal quantity, String unit) {
    return new ObservationValue(quantity, unit, null);
  }

  static ObservationValue of(List<ObservationComponent> components) {
    return new ObservationValue(null, null, components);
  }
}
