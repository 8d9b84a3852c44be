package health.consilium.observation;

import health.consilium.platform.json.JsonLines;
import jakarta.ws.rs.core.MediaType;

/** How a body of many observations is written. */
enum BatchFormat {
  /** One in JSON to a line. */
  NDJSON,
  /** A table with the columns of the template. */
  CSV;

  /** That of a body; a resource takes no others. */
  static BatchFormat of(MediaType type) {
    return type.isCompatible(MediaType.valueOf(JsonLines.MEDIA_TYPE)) ? NDJSON : CSV;
  }
}
