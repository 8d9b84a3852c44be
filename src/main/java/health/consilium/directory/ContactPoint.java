package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.platform.problem.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How to reach somebody, as FHIR's ContactPoint.
 *
 * @param system by which means
 * @param value a phone or fax number in E.164, a mail address of at most 254 characters, or an
 *     https address
 */
public record ContactPoint(Kind system, @Schema(examples = "+12065550123") String value) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /** Enough to catch what is no address at all; only a mail that arrives proves one (RFC 5321). */
  private static final Pattern MAIL =
      Pattern.compile("(?=.{1,254}$)[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

  /** FHIR's contact-point-system, as far as a public listing needs it. */
  @Schema(name = "ContactPointSystem")
  public enum Kind {
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("fax")
    FAX,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("url")
    URL
  }

  /**
   * @throws Refusal.Invalid when the value is not of its system's form
   */
  public ContactPoint {
    switch (system) {
      case PHONE, FAX ->
          Rules.matches("value", value, E164, "must be in E.164, such as +12065550123");
      case EMAIL -> Rules.matches("value", value, MAIL, "must be a mail address");
      case URL -> Rules.https("value", address(value));
    }
  }

  private static URI address(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw new Refusal.Invalid("value", "must be an https:// address with a host");
    }
  }
}
