package health.consilium.observation;

/**
 * The kinds of figures that are kept of a clinic's safety, beside vital signs, which go by their
 * instruments' numbers, 101 to 199: the numbers in {@code safety_count}.
 */
public final class SafetyFigure {
  /** The course itself, with its sessions. */
  public static final int COURSE = 0;

  /** Serious adverse events. */
  public static final int SERIOUS_EVENT = 999;

  /** Any adverse event; those of a term go by so much more than the term's number. */
  public static final int EVENT = 1_000;

  private SafetyFigure() {}
}
