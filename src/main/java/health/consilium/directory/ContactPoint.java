package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How to reach somebody, as FHIR's ContactPoint.
 *
 * @param system by which means
 * @param value a phone or fax number in E.164, or an address
 */
public record ContactPoint(Kind system, String value) {
  /** FHIR's contact-point-system, as far as a public listing needs it. */
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
}
