package health.consilium.observation;

import health.consilium.platform.problem.Names;
import health.consilium.platform.problem.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A code list that ships with the service: a CSV with a header whose cells hold neither commas nor
 * quotes.
 */
final class CodeList {
  private final Map<String, Line> lines;

  private CodeList(Map<String, Line> lines) {
    this.lines = lines;
  }

  /** The list whose codes stand in that column. */
  static CodeList of(String name, String column) {
    return new CodeList(
        read(name).stream()
            .collect(Collectors.toUnmodifiableMap(line -> line.cell(column), line -> line)));
  }

  /**
   * The line of that code.
   *
   * @param pointer where in the body the code stands
   * @throws Refusal 422 that names the nearest known codes
   */
  Line require(String code, String pointer) {
    return find(code)
        .orElseThrow(
            () -> Refusal.unprocessable(pointer, Names.unknown(code, lines.keySet(), "codes")));
  }

  Optional<Line> find(String code) {
    return Optional.ofNullable(lines.get(code));
  }

  /** A line of the list by its column names; an empty cell is as good as none. */
  record Line(Map<String, String> cells) {
    String cell(String column) {
      return optional(column).orElseThrow(() -> new IllegalStateException("no " + column));
    }

    Optional<String> optional(String column) {
      return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.isEmpty());
    }

    boolean verified() {
      return cell("source").equals("verified");
    }
  }

  static List<Line> read(String name) {
    try (InputStream file = CodeList.class.getResourceAsStream("/observation/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the code list " + name + " is not packaged");
      }
      var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      String[] columns = reader.readLine().split(",", -1);
      return reader.lines().map(line -> line(columns, line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the code list " + name + " cannot be read", e);
    }
  }

  private static Line line(String[] columns, String[] cells) {
    if (cells.length != columns.length) {
      throw new IllegalStateException("a line has " + cells.length + " cells: " + cells[0]);
    }
    var line = new HashMap<String, String>();
    for (int i = 0; i < columns.length; i++) {
      line.put(columns[i], cells[i]);
    }
    return new Line(Map.copyOf(line));
  }
}
