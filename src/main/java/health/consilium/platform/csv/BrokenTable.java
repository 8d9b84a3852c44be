package health.consilium.platform.csv;

/** A table that is not well-formed, so that no row behind the fault can be told from another. */
public final class BrokenTable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long line;

  /**
   * @param line where, counted from 1
   * @param rule what is wrong with it, to be read behind "Line 7 "
   */
  public BrokenTable(long line, String rule) {
    super(rule, null, false, false);
    this.line = line;
  }

  public long line() {
    return line;
  }

  public String rule() {
    return String.valueOf(getMessage());
  }
}
