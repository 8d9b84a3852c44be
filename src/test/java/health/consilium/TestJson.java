package health.consilium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An answer in JSON, for tests of many cases: REST Assured compiles each path of an answer to a
 * class of its own, which takes longer than the call.
 */
public final class TestJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestJson() {}

  public static JsonNode of(Response answer) {
    try {
      return JSON.readTree(answer.asByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
