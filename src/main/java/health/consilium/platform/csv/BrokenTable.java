package health.consilium.platform.csv;

/** A table that is not well-formed, so that no row behind the fault can be told from another. */
public final class BrokenTable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long line;

  /**
   * @param line where, counted from 1
   * @param rule what is wrong with it, to be read behind "This line "
   */
  public BrokenTable(long line, String rule) {
    super(rule, null, false, false);
    this.line = line;
  }

  public long line() {
    return line;
  }

  /** What is wrong, as a sentence for whoever knows the line. Some rules end one already. */
  public String sentence() {
    String rule = String.valueOf(getMessage());
    boolean ends = rule.endsWith(".") || rule.endsWith("?");
    return "This line " + rule + (ends ? "" : ".");
  }
}
