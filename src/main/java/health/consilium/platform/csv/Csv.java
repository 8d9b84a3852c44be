package health.consilium.platform.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of a table as RFC 4180 writes them, which a spreadsheet cannot take for formulas. */
public final class Csv {
  public static final String MEDIA_TYPE = "text/csv";

  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

  /**
   * What begins that which a spreadsheet would calculate; a telephone number is none the worse for
   * it.
   */
  private static final String FORMULA = "=+-@\t\r";

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private Csv() {}

  /** One line with its end; an absent value is an empty one. */
  public static String line(List<? extends @Nullable Object> values) {
    return values.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(@Nullable Object value) {
    String text = value == null ? "" : safe(value.toString());
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** An apostrophe before it says that a cell is text. */
  private static String safe(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }
}
