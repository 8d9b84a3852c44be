package health.consilium.directory;

/**
 * What became of registrations.
 *
 * @param created providers that were new
 * @param changed providers whose entries were brought up to date
 * @param unchanged providers that were there as the register says
 * @param left providers that somebody else keeps or stands by, and that were left to them
 * @param ended providers that are active no longer
 * @param unknown registrations that ended and of which nothing was there
 */
public record Enrolled(
    long created, long changed, long unchanged, long left, long ended, long unknown) {
  public static final Enrolled NONE = new Enrolled(0, 0, 0, 0, 0, 0);
  static final Enrolled CREATED = new Enrolled(1, 0, 0, 0, 0, 0);
  static final Enrolled CHANGED = new Enrolled(0, 1, 0, 0, 0, 0);
  static final Enrolled UNCHANGED = new Enrolled(0, 0, 1, 0, 0, 0);
  static final Enrolled LEFT = new Enrolled(0, 0, 0, 1, 0, 0);
  static final Enrolled ENDED = new Enrolled(0, 0, 0, 0, 1, 0);
  static final Enrolled UNKNOWN = new Enrolled(0, 0, 0, 0, 0, 1);

  public Enrolled and(Enrolled more) {
    return new Enrolled(
        created + more.created,
        changed + more.changed,
        unchanged + more.unchanged,
        left + more.left,
        ended + more.ended,
        unknown + more.unknown);
  }
}
