package health.consilium.access;

/** The statement with which each transaction of a clinic begins, for the benchmarks. */
public final class RawEntry {
  public static final String SQL = Callers.ENTER;

  private RawEntry() {}
}
