package health.consilium.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request.
 *
 * @param line on which line of a body that is read line by line, counted from 1
 * @param pointer where in the body, or in that line, as an RFC 6901 JSON pointer
 * @param parameter or which path, query or form parameter
 * @param code which rule it breaks
 * @param detail the thing, the rule and the way out; never what the caller sent as a value
 */
public record Fault(
    @Nullable Long line,
    @Nullable String pointer,
    @Nullable String parameter,
    ProblemCode code,
    String detail) {

  public static Fault at(String pointer, ProblemCode code, String detail) {
    return new Fault(null, pointer, null, code, detail);
  }

  public static Fault of(String parameter, ProblemCode code, String detail) {
    return new Fault(null, null, parameter, code, detail);
  }

  /** The same on a line of a body. */
  public Fault onLine(long number) {
    return new Fault(number, pointer, parameter, code, detail);
  }

  /** The same where what is wrong, or holds it, stands at that pointer. */
  public Fault below(String above) {
    return at(above + (pointer == null ? "" : pointer), code, detail);
  }

  /** The same where the parameter was a member of a body. */
  Fault inBody() {
    return at(
        "/" + parameter,
        code == ProblemCode.INVALID_PARAMETER ? ProblemCode.UNPROCESSABLE : code,
        detail);
  }

  /** The place and the rule in one line, as a problem's detail says it. */
  String sentence() {
    String place = pointer != null ? pointer : parameter;
    String sentence = place == null || place.isEmpty() ? detail : place + ": " + detail;
    return line == null ? sentence : "line " + line + ": " + sentence;
  }
}
