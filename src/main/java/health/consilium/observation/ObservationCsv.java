package health.consilium.observation;

import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.csv.CsvScanner;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Observations as a table, which begins with the names of its columns. A place in a line is {@code
 * /} and the name of a column.
 */
final class ObservationCsv implements ObservationFile {
  private static final String IN_COMPONENTS = "/value/components/";
  private static final String IN_CODED_VALUE = "/value/code";

  private final CsvScanner row;
  private final ObservationColumns columns;
  private final Map<String, Integer> places;
  private final int width;

  /**
   * Reads the head.
   *
   * @throws BrokenTable when that is none
   */
  ObservationCsv(InputStream source, ObservationColumns columns) throws IOException {
    this.row = new CsvScanner(source);
    this.columns = columns;
    if (!row.next()) {
      throw new BrokenTable(1, "is missing: the table begins with the names of its columns");
    }
    this.places = columns.placesIn(row);
    this.width = row.size();
  }

  @Override
  public boolean next() throws IOException {
    return row.next();
  }

  @Override
  public long line() {
    return row.line();
  }

  @Override
  public NewObservation observation() {
    if (!row.isUtf8()) {
      throw malformed("is not valid UTF-8");
    }
    if (row.size() != width) {
      throw malformed("has %d cells, where the head has %d".formatted(row.size(), width));
    }
    try {
      return new NewObservation(
          Parameters.uuid(ObservationColumns.ID, text(ObservationColumns.ID)),
          Parameters.uuid(ObservationColumns.COURSE, text(ObservationColumns.COURSE)),
          session(),
          new Coding(text(ObservationColumns.SYSTEM), text(ObservationColumns.CODE)),
          value(),
          effectiveAt(),
          optional(ObservationColumns.METHOD).orElse(null),
          status());
    } catch (Refusal refusal) {
      throw refusal.inBody("");
    }
  }

  @Override
  public String place(String pointer) {
    String[] steps = pointer.split("/", -1);
    String last = steps[steps.length - 1];
    if (pointer.startsWith(IN_COMPONENTS) && !last.equals(ObservationColumns.UNIT)) {
      return "/" + given().get(Integer.parseInt(steps[3]));
    }
    if (pointer.startsWith(IN_CODED_VALUE)) {
      return "/" + ObservationColumns.VALUE_CODE;
    }
    return switch (last) {
      case "" -> "";
      case "value" -> "/" + ObservationColumns.QUANTITY;
      case "components" -> "/" + atFault();
      default -> "/" + last;
    };
  }

  private static Refusal malformed(String rule) {
    return new Refusal(Fault.at("", ProblemCode.MALFORMED_BODY, rule));
  }

  private @Nullable UUID session() {
    return optional(ObservationColumns.SESSION)
        .map(text -> Parameters.uuid(ObservationColumns.SESSION, text))
        .orElse(null);
  }

  private ObservationValue value() {
    var components = components();
    var quantity = decimal(ObservationColumns.QUANTITY).orElse(null);
    var code =
        optional(ObservationColumns.VALUE_CODE)
            .map(text -> new Coding(Coding.LOCAL, text))
            .orElse(null);
    if (quantity == null && code == null && components == null) {
      throw noValue();
    }
    boolean hasUnit = quantity != null || components == null;
    String unit = hasUnit ? optional(ObservationColumns.UNIT).orElse(null) : null;
    return new ObservationValue(quantity, unit, code, components);
  }

  /** The names of the row's columns that hold a component, in the order of its components. */
  private List<String> given() {
    return columns.components().keySet().stream()
        .filter(name -> optional(name).isPresent())
        .toList();
  }

  /**
   * Of wrong components the one that is missing; where none is, the first. All are of one
   * instrument.
   */
  private String atFault() {
    var given = given();
    return columns.components().keySet().stream()
        .filter(name -> !given.contains(name))
        .findFirst()
        .orElseGet(given::getFirst);
  }

  private @Nullable List<ObservationComponent> components() {
    var components = given().stream().map(this::component).toList();
    return components.isEmpty() ? null : components;
  }

  /** Every one of them is in the unit of the row. */
  private ObservationComponent component(String name) {
    var code = Objects.requireNonNull(columns.components().get(name));
    return new ObservationComponent(
        code, decimal(name).orElseThrow(), text(ObservationColumns.UNIT));
  }

  private Optional<BigDecimal> decimal(String column) {
    return Parameters.exactDecimal(column, optional(column).orElse(null));
  }

  private Instant effectiveAt() {
    String text = text(ObservationColumns.EFFECTIVE_AT);
    return Parameters.instant(ObservationColumns.EFFECTIVE_AT, text).orElseThrow();
  }

  private ObservationStatus status() {
    String text = text(ObservationColumns.STATUS);
    return Parameters.one(ObservationColumns.STATUS, text, ObservationStatus.class).orElseThrow();
  }

  private String text(String column) {
    return Parameters.given(column, optional(column).orElse(null));
  }

  /** Absent when the table has no such column, or nothing in it. */
  private Optional<String> optional(String column) {
    @Nullable Integer place = places.get(column);
    return Optional.ofNullable(place).map(row::cell).filter(cell -> !cell.isEmpty());
  }

  private static Refusal noValue() {
    return Refusal.parameter(
        ObservationColumns.QUANTITY, "must be given, or valueCode, or components");
  }
}
