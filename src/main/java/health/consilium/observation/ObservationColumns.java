package health.consilium.observation;

import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.csv.Csv;
import health.consilium.platform.csv.CsvScanner;
import health.consilium.platform.problem.Names;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a table of observations: an observation's members, those of its code and value
 * among them, and one column for each component of an instrument that has such, called by the
 * component's id. A value that is a code is of our own system, as all of those are.
 */
@Singleton
class ObservationColumns {
  static final String ID = "id";
  static final String COURSE = "course";
  static final String SESSION = "session";
  static final String SYSTEM = "system";
  static final String CODE = "code";
  static final String QUANTITY = "quantity";
  static final String VALUE_CODE = "valueCode";
  static final String UNIT = "unit";
  static final String EFFECTIVE_AT = "effectiveAt";
  static final String METHOD = "method";
  static final String STATUS = "status";

  /** Which a table must have; the others only where a line has something in them. */
  private static final Set<String> REQUIRED =
      Set.of(ID, COURSE, SYSTEM, CODE, EFFECTIVE_AT, STATUS);

  private final Map<String, Coding> components;
  private final List<String> names;

  ObservationColumns(Instruments instruments) {
    components = new LinkedHashMap<>();
    instruments.all().stream()
        .map(Instrument::components)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .forEach(part -> components.put(part.id(), part.code()));
    names =
        Stream.of(
                Stream.of(ID, COURSE, SESSION, SYSTEM, CODE, QUANTITY),
                components.keySet().stream(),
                Stream.of(UNIT, VALUE_CODE, EFFECTIVE_AT, METHOD, STATUS))
            .flatMap(each -> each)
            .toList();
  }

  /** A table with these columns and no line. */
  String template() {
    return Csv.line(names);
  }

  /** The components that have a column, by its name. */
  Map<String, Coding> components() {
    return components;
  }

  /**
   * Where each column stands in the table that begins with this row.
   *
   * @throws BrokenTable when one is unknown, there twice, or missing
   */
  Map<String, Integer> placesIn(CsvScanner head) {
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < head.size(); i++) {
      String name = head.cell(i);
      if (!names.contains(name)) {
        throw new BrokenTable(
            head.line(), "has a name in cell %d that %s".formatted(i + 1, unknown(name)));
      }
      if (places.put(name, i) != null) {
        throw new BrokenTable(head.line(), "has the column " + name + " twice");
      }
    }
    var missing = new ArrayList<>(names);
    missing.retainAll(REQUIRED);
    missing.removeAll(places.keySet());
    if (!missing.isEmpty()) {
      throw new BrokenTable(head.line(), "lacks the columns " + String.join(", ", missing));
    }
    return places;
  }

  private String unknown(String name) {
    return Names.unknown(name, names, "columns");
  }
}
