package health.consilium.mirror;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A copy of the directory as somebody keeps it who knows nothing but the API. */
final class Copy {
  private static final int PAGE = 7;

  private final ObjectMapper json = new ObjectMapper();

  /** By their paths. */
  private final Map<String, JsonNode> resources = new HashMap<>();

  private long known;

  /** An empty one. */
  static Copy since(long change) {
    var copy = new Copy();
    copy.known = change;
    return copy;
  }

  /** One that begins with the export of that day. */
  static Copy of(LocalDate day) {
    var copy = new Copy();
    var manifest = copy.read(given().get("/v1/exports/" + day).asString());
    copy.known = manifest.get("change").asLong();
    for (var file : manifest.get("files")) {
      if (file.get("name").asText().endsWith(".ndjson.gz")) {
        copy.load(file.get("collection").asText(), file.get("href").asText());
      }
    }
    return copy;
  }

  /** Applies all changes that are new, and checks that none is missing and none comes twice. */
  void follow() {
    var page =
        given().queryParam("since", known).queryParam("limit", PAGE).get("/v1/changes").asString();
    var items = read(page).get("items");
    for (var item : items) {
      assertThat(item.get("change").asLong()).isEqualTo(++known);
      apply(item);
    }
    if (!items.isEmpty()) {
      follow();
    }
  }

  int size() {
    return resources.size();
  }

  /** Of those, it has what the directory has, and as it has it. */
  void requireExact(Collection<String> paths) {
    for (var path : paths) {
      var shown = given().get(path);
      if (resources.containsKey(path)) {
        assertThat(shown.statusCode()).as(path).isEqualTo(200);
        assertThat(read(shown.asString())).isEqualTo(resources.get(path));
      } else {
        assertThat(shown.statusCode()).as(path).isEqualTo(410);
      }
    }
  }

  private void apply(JsonNode change) {
    String path = path(change.get("collection").asText(), change);
    if (change.get("deleted").asBoolean()) {
      resources.remove(path);
    } else {
      resources.put(path, change.get("resource"));
    }
  }

  private void load(String collection, String href) {
    byte[] packed = given().get(href).asByteArray();
    try (var file = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(this::read)
          .forEach(resource -> resources.put(path(collection, resource), resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(String collection, JsonNode resource) {
    return "/v1/" + collection + "/" + resource.get("id").asText();
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
