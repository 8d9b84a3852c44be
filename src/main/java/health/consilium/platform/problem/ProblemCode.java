package health.consilium.platform.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The stable codes of version 1, one for each way in which a request can fail. A client may switch
 * on them: a code never changes its status or its meaning.
 */
public enum ProblemCode {
  INVALID_PARAMETER(400, "Invalid parameter", "A path, query or form parameter has a wrong value."),
  UNKNOWN_PARAMETER(400, "Unknown parameter", "The path knows no query parameter of that name."),
  UNKNOWN_FIELD(400, "Unknown field", "The body has a field that its schema does not know."),
  MALFORMED_BODY(400, "Malformed body", "The body is not JSON, or does not fit its schema."),
  AMBIGUOUS_PLACE(400, "Ambiguous place", "Several places have that name: choose a candidate."),
  PLACE_NOT_FOUND(400, "Place not found", "The gazetteer knows no such ZIP or city."),
  RADIUS_TOO_LARGE(400, "Radius too large", "A search reaches at most 500 miles."),
  CURSOR_MISMATCH(
      400, "Cursor of another query", "A cursor continues only the query it came from."),
  UNAUTHENTICATED(401, "Unauthenticated", "The request needs a valid bearer token."),
  FORBIDDEN(403, "Forbidden", "The token does not allow this."),
  NOT_FOUND(404, "Not found", "There is nothing here, or nothing that the caller may see."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "The path exists, the method does not."),
  NOT_ACCEPTABLE(406, "Not acceptable", "No representation fits the Accept header."),
  REQUEST_TIMEOUT(408, "Request timeout", "The body did not arrive in time."),
  CONFLICT(409, "Conflict", "Something else is stored under the same id."),
  GONE(410, "Gone", "It was here and has been removed."),
  LENGTH_REQUIRED(411, "Length required", "The body must say its length: send Content-Length."),
  PRECONDITION_FAILED(412, "Precondition failed", "The resource is not at the version named."),
  PAYLOAD_TOO_LARGE(413, "Payload too large", "The body is over the limit."),
  URI_TOO_LONG(414, "URI too long", "The request line is over the limit."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "Unsupported media type", "The path does not read this content type or encoding."),
  RANGE_NOT_SATISFIABLE(416, "Range not satisfiable", "The range lies behind the end."),
  INVALID_NPI(422, "Invalid NPI", "An NPI has ten digits, the last of which checks the others."),
  IMPLAUSIBLE_VALUE(422, "Implausible value", "The value is outside its plausible range."),
  IDENTIFYING_TEXT(422, "Identifying text", "The text could identify a person."),
  UNPROCESSABLE(422, "Unprocessable", "The body fits its schema but breaks a rule."),
  PRECONDITION_REQUIRED(428, "Precondition required", "Changing this needs an If-Match header."),
  RATE_LIMITED(429, "Rate limited", "Too many requests: wait as Retry-After says."),
  HEADERS_TOO_LARGE(431, "Headers too large", "The request's headers are over the limit."),
  INTERNAL_ERROR(500, "Internal error", "The service failed; the request id leads to the cause."),
  UNAVAILABLE(503, "Unavailable", "A dependency does not answer: try again later.");

  private final int status;
  private final String title;
  private final String meaning;

  ProblemCode(int status, String title, String meaning) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
  }

  /** The code that stands for an HTTP status which the framework chose, if we use that status. */
  public static Optional<ProblemCode> ofStatus(int status) {
    return switch (status) {
      case 400 -> Optional.of(MALFORMED_BODY);
      case 422 -> Optional.of(UNPROCESSABLE);
      default -> Arrays.stream(values()).filter(code -> code.status == status).findFirst();
    };
  }

  /** The code of that name on the wire, such as {@code not-found}. */
  public static Optional<ProblemCode> named(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  /** Its name on the wire, such as {@code not-found}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** One sentence for people, shown on the code's own page. */
  public String meaning() {
    return meaning;
  }

  /** The RFC 9457 type: a reference that resolves to the code's own page. */
  public String type() {
    return "/problems/" + code();
  }
}
