package health.consilium.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.platform.csv.Csv;
import health.consilium.platform.json.JsonLines;
import jakarta.ws.rs.core.MediaType;

/** What kind of file is imported. */
public enum ImportFormat {
  /** A dissemination file of NPPES. */
  @JsonProperty("nppes")
  NPPES,
  /** Registrations, one in JSON to a line. */
  @JsonProperty("registrations")
  REGISTRATIONS;

  static final String CSV = Csv.MEDIA_TYPE;
  static final String NDJSON = JsonLines.MEDIA_TYPE;

  /** That of a body; a resource takes no others. */
  static ImportFormat of(MediaType type) {
    return type.isCompatible(MediaType.valueOf(NDJSON)) ? REGISTRATIONS : NPPES;
  }
}
