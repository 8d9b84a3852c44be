package health.consilium.insight.disclosure;

/** Where a clinic stands among the others by the share of its patients who responded. */
public sealed interface Standing {
  /**
   * In one of four quarters.
   *
   * @param quarter 1, where three quarters of the others have a higher share, to 4
   * @param clinics with how many others it was compared, rounded
   */
  record Told(int quarter, int clinics) implements Standing {}

  /** Says why it is not told. */
  record Hidden(Reason reason) implements Standing {}
}
