package health.consilium.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.MediaType;

/** What kind of file is imported. */
public enum ImportFormat {
  /** A dissemination file of NPPES. */
  @JsonProperty("nppes")
  NPPES,
  /** Registrations, one in JSON to a line. */
  @JsonProperty("registrations")
  REGISTRATIONS;

  static final String CSV = "text/csv";
  static final String NDJSON = "application/x-ndjson";

  /** That of a body; a resource takes no others. */
  static ImportFormat of(MediaType type) {
    return type.isCompatible(MediaType.valueOf(NDJSON)) ? REGISTRATIONS : NPPES;
  }
}
