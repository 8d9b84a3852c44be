package health.consilium.mirror;

import com.fasterxml.jackson.databind.ObjectMapper;

/** An RFC 7946 FeatureCollection, one feature to a line, whose properties are the resource. */
record ExportMap(ObjectMapper json) implements Layout {
  @Override
  public String head() {
    return "{\"type\":\"FeatureCollection\",\"features\":[\n";
  }

  @Override
  public String record(String resource, long number) {
    var tree = Layout.read(json, resource);
    var position = tree.path("position");
    String feature =
        "{\"type\":\"Feature\",\"id\":"
            + tree.path("id")
            + ",\"geometry\":{\"type\":\"Point\",\"coordinates\":["
            + position.path("longitude")
            + ","
            + position.path("latitude")
            + "]},\"properties\":"
            + resource
            + "}";
    return number == 0 ? feature : ",\n" + feature;
  }

  @Override
  public String foot() {
    return "\n]}\n";
  }
}
