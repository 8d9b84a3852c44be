package health.consilium.mirror;

import com.fasterxml.jackson.databind.ObjectMapper;

/** An RFC 7946 FeatureCollection, one feature to a line, whose properties are the resource. */
record ExportMap(ObjectMapper json) implements Layout {
  private static final String FEATURE =
      "{\"type\":\"Feature\",\"id\":%s,"
          + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]},\"properties\":%s}";

  @Override
  public String head() {
    return "{\"type\":\"FeatureCollection\",\"features\":[\n";
  }

  @Override
  public String record(String resource, long number) {
    var tree = Layout.read(json, resource);
    String feature =
        FEATURE.formatted(
            tree.at("/id"),
            tree.at("/position/longitude"),
            tree.at("/position/latitude"),
            resource);
    return number == 0 ? feature : ",\n" + feature;
  }

  @Override
  public String foot() {
    return "\n]}\n";
  }
}
