package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was observed: a quantity with its unit, a code of an instrument that has such, or the
 * components of one that has those.
 *
 * @param unit UCUM
 * @param code one of the instrument's codes
 */
@Schema(description = "Either quantity and unit, or code, or components.")
public record ObservationValue(
    @Schema(examples = "14") @Nullable BigDecimal quantity,
    @Schema(examples = "{score}") @Nullable String unit,
    @Nullable Coding code,
    @Nullable List<ObservationComponent> components) {
  public ObservationValue {
    if ((quantity == null) != (unit == null)) {
      throw new Refusal.Invalid("unit", "goes with quantity: give both");
    }
    if (Stream.of(quantity != null, code != null, components != null).filter(given -> given).count()
        != 1) {
      throw new Refusal.Invalid(
          "quantity", "or code or components must be given, and only one of the three");
    }
  }

  static ObservationValue of(BigDecimal quantity, String unit) {
    return new ObservationValue(quantity, unit, null, null);
  }

  static ObservationValue of(List<ObservationComponent> components) {
    return new ObservationValue(null, null, null, components);
  }

  static ObservationValue of(Coding code) {
    return new ObservationValue(null, null, code, null);
  }
}
