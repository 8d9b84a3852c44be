package health.consilium.insight.disclosure;

/**
 * Patients who could be judged, by their outcome; a difference of two such counts may be negative.
 */
public record Count(int responders, int others) {
  public static final Count NONE = new Count(0, 0);

  public int evaluable() {
    return responders + others;
  }

  public Count plus(Count more) {
    return new Count(responders + more.responders, others + more.others);
  }

  Count minus(Count less) {
    return new Count(responders - less.responders, others - less.others);
  }

  /** Whether there are at least so many of either outcome. */
  boolean reaches(int patients) {
    return responders >= patients && others >= patients;
  }

  /** Whether both have changed by at least so many, in either direction. */
  boolean differsBy(int patients) {
    return Math.abs(responders) >= patients && Math.abs(others) >= patients;
  }
}
