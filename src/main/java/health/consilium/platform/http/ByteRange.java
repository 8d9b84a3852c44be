package health.consilium.platform.http;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some of the bytes of something, as RFC 9110 (14) asks for them.
 *
 * @param first how many come before it
 * @param last the number of its last byte, counted from 0
 * @param length how many the whole has
 */
public record ByteRange(long first, long last, long length) {
  public static final String HEADER = "Range";

  private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");
  private static final Pattern TAIL = Pattern.compile("bytes=-(\\d{1,18})");

  /** All of it. */
  public static ByteRange whole(long length) {
    return new ByteRange(0, length - 1, length);
  }

  /**
   * What a Range header asks for. Several ranges, other units and what is no range at all are
   * passed over, as the RFC allows: then it is the whole.
   *
   * @throws Refusal 416 when it asks for nothing that is there
   */
  public static ByteRange of(@Nullable String header, long length) {
    String asked = header == null ? "" : header;
    var from = FROM.matcher(asked);
    if (from.matches()) {
      long last = from.group(2) == null ? length : Long.parseLong(from.group(2));
      return between(Long.parseLong(from.group(1)), last, length);
    }
    var tail = TAIL.matcher(asked);
    return tail.matches()
        ? between(Math.max(0, length - Long.parseLong(tail.group(1))), length, length)
        : whole(length);
  }

  private static ByteRange between(long first, long last, long length) {
    var range = new ByteRange(first, Math.min(last, length - 1), length);
    if (range.count() <= 0) {
      throw new Refusal(
              ProblemCode.RANGE_NOT_SATISFIABLE,
              "It has " + length + " bytes: ask for some of those.")
          .with("Content-Range", "bytes */" + length);
    }
    return range;
  }

  /** How many bytes it is. */
  public long count() {
    return last - first + 1;
  }

  public boolean isWhole() {
    return count() == length;
  }

  /** As the Content-Range header tells it. */
  @Override
  public String toString() {
    return "bytes " + first + "-" + last + "/" + length;
  }
}
