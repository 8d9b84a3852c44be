package health.consilium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
