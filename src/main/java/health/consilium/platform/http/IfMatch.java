package health.consilium.platform.http;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The version that a change wants to replace, from the If-Match header. */
public record IfMatch(
    @Parameter(description = "The ETag of the version that the change replaces.")
        @HeaderParam(HttpHeaders.IF_MATCH)
        @Nullable String header) {

  /** RFC 9110: tags of any kind, or the asterisk. */
  private static final Pattern FORM =
      Pattern.compile("\\s*(\\*|(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*)\\s*");

  /** By which tag the header names that version. */
  public static String tag(int version) {
    return "\"" + version + "\"";
  }

  /** Refuses when the header names versions (or any, by an asterisk) and not this one. */
  public void requireIfTold(int version) {
    if (header != null) {
      require(version);
    }
  }

  /** Refuses where there is no header, or none of that form. */
  public void requireTold() {
    if (header == null) {
      throw new Refusal(
          ProblemCode.PRECONDITION_REQUIRED,
          "Changing this needs If-Match with the ETag of the version that you read.");
    }
    if (!FORM.matcher(header).matches()) {
      throw Refusal.parameter(
          HttpHeaders.IF_MATCH, "must be the ETag as it was sent, in its quotation marks, or *");
    }
  }

  /** Refuses unless the header names this version (or any, by an asterisk). */
  public void require(int version) {
    requireTold();
    if (!names(version)) {
      throw new Refusal(
          ProblemCode.PRECONDITION_FAILED,
          "It has changed since: read it again. Now: " + tag(version));
    }
  }

  /** Whether the header names this version (or any, by an asterisk). */
  public boolean names(int version) {
    return header != null
        && Arrays.stream(header.split(",", -1)).anyMatch(tag -> names(version, tag.strip()));
  }

  /** A tag may also say on which day the version was read, which changes nothing. */
  private static boolean names(int version, String tag) {
    return tag.equals("*") || tag.matches("\"" + version + "(\\.\\d+)?\"");
  }

  /** Refuses what would change something where there is nothing: 412 when there is a header. */
  public void requireNothing() {
    if (header != null) {
      throw nothingThere();
    }
  }

  /** The refusal of a change where there is nothing. */
  public static Refusal nothingThere() {
    return new Refusal(
        ProblemCode.PRECONDITION_FAILED, "There is none of it yet: create it without If-Match.");
  }
}
