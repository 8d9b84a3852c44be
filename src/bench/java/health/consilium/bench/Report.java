package health.consilium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tables in Markdown, on standard output and in a file. */
public final class Report {
  private static final Path FILE = Path.of("target/bench/performance.md");

  private final List<String> lines = new ArrayList<>();
  private final List<String> goals = new ArrayList<>();

  /** Begins a table. */
  public void head(String... cells) {
    add("");
    row(cells);
    add("|---".repeat(cells.length) + "|");
  }

  public void row(String... cells) {
    add("| " + String.join(" | ", cells) + " |");
  }

  /** Begins a table of {@link #comparison}s, which may tell more than those do. */
  public void comparisons(String of, String... more) {
    head(
        beside(
            more,
            of,
            "SQL /s",
            "HTTP /s",
            "ratio",
            "SQL: client + PostgreSQL, µs",
            "HTTP: service + PostgreSQL, µs"));
  }

  public void comparison(String what, Comparison measured, String... more) {
    row(
        beside(
            more,
            what,
            round(measured.rawPerSecond()),
            round(measured.httpPerSecond()),
            "%.2f".formatted(measured.ratio()),
            round(measured.rawCaller()) + " + " + round(measured.rawDatabase()),
            round(measured.service()) + " + " + round(measured.httpDatabase())));
  }

  private static String[] beside(String[] more, String... cells) {
    return Stream.of(cells, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** A whole number, with commas. */
  public static String round(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }

  /** A goal, what was measured, and whether that reaches it. */
  public void goal(String what, double measured, boolean reached) {
    goals.add("- %s %.2f: %s".formatted(reached ? "PASS" : "MISS", measured, what));
  }

  private void add(String line) {
    System.out.println(line);
    lines.add(line);
  }

  /** Writes what there is, with the goals since the last time. */
  void write() throws IOException {
    add("");
    goals.forEach(this::add);
    goals.clear();
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, lines);
  }
}
