package health.consilium.intake;

import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.csv.CsvScanner;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where in a dissemination file the columns are: by their names, since it comes in two widths and
 * has gained columns over the years.
 */
final class NppesHead {
  private static final String TAXONOMY = "healthcare provider taxonomy code_";
  private static final int MOST_TAXONOMIES = 15;

  private final Map<NppesColumn, Integer> places = new EnumMap<>(NppesColumn.class);
  private final int[] taxonomies;
  private final int size;

  /**
   * @param row the file's first
   * @throws BrokenTable when columns are missing
   */
  NppesHead(CsvScanner row) {
    var named = new HashMap<String, Integer>();
    IntStream.range(0, row.size()).forEach(at -> named.putIfAbsent(key(row.cell(at)), at));
    requireAll(named, row.line());
    for (var column : NppesColumn.values()) {
      places.put(column, named.getOrDefault(key(column.title()), -1));
    }
    this.taxonomies =
        IntStream.rangeClosed(1, MOST_TAXONOMIES)
            .mapToObj(number -> Optional.ofNullable(named.get(TAXONOMY + number)))
            .flatMap(Optional::stream)
            .mapToInt(at -> at)
            .toArray();
    this.size = row.size();
  }

  int place(NppesColumn column) {
    return places.getOrDefault(column, -1);
  }

  /** How many columns the file has. */
  int size() {
    return size;
  }

  /** The taxonomy codes of a row, in their order. */
  Stream<String> taxonomies(CsvScanner row) {
    return Arrays.stream(taxonomies).filter(at -> !row.isEmpty(at)).mapToObj(row::cell);
  }

  private static void requireAll(Map<String, Integer> named, long line) {
    String missing =
        Arrays.stream(NppesColumn.values())
            .map(NppesColumn::title)
            .filter(title -> !named.containsKey(key(title)))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new BrokenTable(line, "must name all columns that are read, and lacks: " + missing);
    }
  }

  private static String key(String title) {
    return title.toLowerCase(Locale.ROOT);
  }
}
