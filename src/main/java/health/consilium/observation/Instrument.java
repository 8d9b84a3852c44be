package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.consilium.platform.problem.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be posted: a rating scale, of which only the total is kept, or a vital sign.
 *
 * @param number the measure in clinical tables
 * @param id what it is called in paths and parameters
 * @param name what it is called in full
 * @param rater who fills it in; absent for vital signs
 * @param scale of its one value; absent when it has components
 * @param codes exactly one of these is its value, in an order that never changes; absent when it is
 *     told in numbers
 * @param components exactly these make one observation; absent when it has one value
 * @param direction which way is worse; absent for vital signs
 * @param response what counts as a response; absent where there is no accepted rule
 * @param remission the scores that count as remission; absent where there is no accepted rule
 * @param smallestImportantChange the lower end of what its sources give; as much the other way is
 *     worsening
 * @param recall how far back it asks, an ISO 8601 duration; PT0S is right now
 * @param source whether its code and rules were checked
 */
public record Instrument(
    @JsonIgnore int number,
    @Schema(examples = "MADRS") String id,
    String name,
    @Nullable Rater rater,
    Coding code,
    @Nullable Scale scale,
    @Nullable List<Coding> codes,
    @Nullable List<InstrumentPart> components,
    @Nullable Direction direction,
    @Nullable Change response,
    @Nullable Threshold remission,
    @Nullable Change smallestImportantChange,
    @Schema(examples = "P7D") @Nullable String recall,
    SourceMark source) {
  private static final int MILLI = 1_000;

  /**
   * Reads a posted value.
   *
   * @throws Refusal 422 that says which rule it breaks, and where
   */
  Reading read(ObservationValue value) {
    if (codes != null) {
      return coded(codes, value);
    }
    return scale != null ? single(scale, value) : pair(value);
  }

  /** A stored value in the words of the API. */
  ObservationValue show(Reading reading) {
    if (codes != null) {
      return ObservationValue.of(codes.get(reading.first() / MILLI));
    }
    if (scale != null) {
      return ObservationValue.of(Thousandths.quantity(reading.first()), scale.unit());
    }
    return ObservationValue.of(
        List.of(component(0, reading.first()), component(1, secondOf(reading))));
  }

  /** Whether every part of a stored value lies where values usually lie. */
  boolean isUsual(Reading reading) {
    if (codes != null) {
      return true;
    }
    return scale != null
        ? scale.isUsual(reading.first())
        : part(0).scale().isUsual(reading.first()) && part(1).scale().isUsual(secondOf(reading));
  }

  /** Its place in the list, which is how it is stored. */
  private Reading coded(List<Coding> codes, ObservationValue value) {
    int place = codes.indexOf(value.code());
    if (place < 0) {
      String known = codes.stream().map(Coding::code).collect(Collectors.joining(", "));
      throw Refusal.unprocessable(
          "/value/code", "must be one of %s for %s".formatted(known, code.label()));
    }
    return new Reading(place * MILLI, null);
  }

  private Reading single(Scale scale, ObservationValue value) {
    BigDecimal quantity = value.quantity();
    String unit = value.unit();
    if (quantity == null || unit == null) {
      throw Refusal.unprocessable("/value", "must be a quantity with its unit for " + code.label());
    }
    return new Reading(scale.thousandths(code, quantity, unit, "/value"), null);
  }

  /** Two components, in any order, of which the second is below the first: a blood pressure. */
  private Reading pair(ObservationValue value) {
    var given = value.components();
    if (given == null || given.size() != 2) {
      throw needsComponents();
    }
    int first = thousandths(part(0), given);
    int second = thousandths(part(1), given);
    if (second >= first) {
      throw Scale.implausible(
          "/value/components", part(1).name() + " must lie below " + part(0).name());
    }
    return new Reading(first, second);
  }

  private int thousandths(InstrumentPart part, List<ObservationComponent> given) {
    Predicate<ObservationComponent> same = component -> component.code().equals(part.code());
    var found = given.stream().filter(same).findFirst().orElseThrow(this::needsComponents);
    String place = "/value/components/" + given.indexOf(found);
    return part.scale().thousandths(part.code(), found.quantity(), found.unit(), place);
  }

  private Refusal needsComponents() {
    return Refusal.unprocessable(
        "/value/components",
        "must be the two components %s and %s for %s"
            .formatted(part(0).code().label(), part(1).code().label(), code.label()));
  }

  private ObservationComponent component(int index, int milli) {
    var part = part(index);
    return new ObservationComponent(part.code(), Thousandths.quantity(milli), part.scale().unit());
  }

  private InstrumentPart part(int index) {
    if (components == null) {
      throw new IllegalStateException(id + " has neither a scale nor components");
    }
    return components.get(index);
  }

  private static int secondOf(Reading reading) {
    Integer second = reading.second();
    if (second == null) {
      throw new IllegalStateException("a stored pair lacks its second component");
    }
    return second;
  }
}
