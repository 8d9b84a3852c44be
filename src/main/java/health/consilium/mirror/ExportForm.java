package health.consilium.mirror;

/** How a file of an export is written. */
enum ExportForm {
  /** The resources as the API shows them, one to a line. */
  NDJSON("ndjson.gz", "application/gzip", true),

  /** A table for spreadsheets. */
  CSV("csv.gz", "application/gzip", true),

  /** An RFC 7946 FeatureCollection for maps; whoever asks for it may have it compressed. */
  GEOJSON("geojson", "application/geo+json", false);

  private final String suffix;
  private final String mediaType;
  private final boolean compressed;

  ExportForm(String suffix, String mediaType, boolean compressed) {
    this.suffix = suffix;
    this.mediaType = mediaType;
    this.compressed = compressed;
  }

  String suffix() {
    return suffix;
  }

  String mediaType() {
    return mediaType;
  }

  /** Whether its bytes are gzip already. */
  boolean compressed() {
    return compressed;
  }
}
