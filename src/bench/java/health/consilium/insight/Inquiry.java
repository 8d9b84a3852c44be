package health.consilium.insight;

/**
 * What a clinic asks.
 *
 * @param sql what reads as much, with a question mark for the clinic where it is of one
 */
record Inquiry(String name, String path, String sql) {
  boolean ofOneClinic() {
    return sql.contains("?");
  }
}
