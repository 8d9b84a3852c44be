package health.consilium.observation;

import health.consilium.platform.json.JsonLines;
import health.consilium.platform.json.Utf8;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.core.MediaType;

/** How a body of many observations is written. */
enum BatchFormat {
  /** One in JSON to a line. */
  NDJSON,
  /** A table with the columns of the template. */
  CSV;

  /**
   * That of a body; a resource takes no others.
   *
   * @throws Refusal 415 when it is in another encoding than UTF-8
   */
  static BatchFormat of(MediaType type) {
    Utf8.require(type);
    return type.isCompatible(MediaType.valueOf(JsonLines.MEDIA_TYPE)) ? NDJSON : CSV;
  }
}
