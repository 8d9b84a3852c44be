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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Observations as a table, which begins with the names of its columns. A place in a line is {@code
 * /} and the name of a column.
 */
final class ObservationCsv implements ObservationFile {
  private static final String IN_COMPONENTS = "/value/components/";

  private final CsvScanner row;
  private final ObservationColumns columns;
  private final Map<String, Integer> places;
  private final int width;

  /** The names of the row's columns that hold a component, in the order of its components. */
  private final List<String> given = new ArrayList<>();

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
    given.clear();
    return row.next();
  }

  @Override
  public long line() {
    return row.line();
  }

  @Override
  public NewObservation observation() {
    if (row.size() != width) {
      throw new Refusal(
          Fault.at(
              "",
              ProblemCode.MALFORMED_BODY,
              "has %d cells, where the head has %d".formatted(row.size(), width)));
    }
    try {
      return new NewObservation(
          Parameters.uuid(ObservationColumns.ID, text(ObservationColumns.ID)),
          Parameters.uuid(ObservationColumns.COURSE, text(ObservationColumns.COURSE)),
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
      return "/" + given.get(Integer.parseInt(steps[3]));
    }
    return switch (last) {
      case "" -> "";
      case "value" -> "/" + ObservationColumns.QUANTITY;
      case "components" -> "/" + (given.isEmpty() ? ObservationColumns.QUANTITY : given.getFirst());
      default -> "/" + last;
    };
  }

  private ObservationValue value() {
    String unit = text(ObservationColumns.UNIT);
    var components = new ArrayList<ObservationComponent>();
    columns.components().forEach((name, code) -> component(name, code, unit, components));
    var quantity = decimal(ObservationColumns.QUANTITY);
    if (components.isEmpty()) {
      return ObservationValue.of(quantity.orElseThrow(ObservationCsv::noQuantity), unit);
    }
    return new ObservationValue(
        quantity.orElse(null), quantity.isPresent() ? unit : null, components);
  }

  private void component(
      String column, Coding code, String unit, List<ObservationComponent> components) {
    decimal(column)
        .ifPresent(
            quantity -> {
              given.add(column);
              components.add(new ObservationComponent(code, quantity, unit));
            });
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

  private static Refusal noQuantity() {
    return Refusal.parameter(ObservationColumns.QUANTITY, "must be given, or components");
  }
}
