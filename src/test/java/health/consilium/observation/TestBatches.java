package health.consilium.observation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.access.TestClinic;
import health.consilium.platform.csv.Csv;
import health.consilium.platform.json.JsonLines;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Bodies of many observations, and sending them. */
final class TestBatches {
  static final String PATH = "/v1/observations/batch";
  static final String STRICT = "handling=strict";
  static final String LENIENT = "handling=lenient";

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestBatches() {}

  /** One line each. */
  @SafeVarargs
  static String lines(Map<String, Object>... observations) {
    var text = new StringBuilder();
    for (var each : observations) {
      text.append(line(each));
    }
    return text.toString();
  }

  static String lines(List<Map<String, Object>> observations) {
    return observations.stream().map(TestBatches::line).collect(joining());
  }

  static String line(Map<String, Object> observation) {
    try {
      return JSON.writeValueAsString(observation) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Response send(TestClinic clinic, String handling, String lines) {
    return send(clinic, handling, JsonLines.MEDIA_TYPE, lines.getBytes(UTF_8));
  }

  static Response sendTable(TestClinic clinic, String handling, String table) {
    return send(clinic, handling, Csv.MEDIA_TYPE, table.getBytes(UTF_8));
  }

  static Response send(TestClinic clinic, String handling, String type, byte[] body) {
    return sending(clinic, type).header("Prefer", handling).body(body).post(PATH);
  }

  /** A request whose Content-Type is sent as it stands. */
  static RequestSpecification sending(TestClinic clinic, String type) {
    return clinic
        .given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(type);
  }

  /**
   * A connection over which a body has only begun to be sent.
   *
   * @param length the header that says how long it is
   */
  static Socket begin(TestClinic clinic, String length, String beginning) throws IOException {
    var socket = new Socket(URI.create(RestAssured.baseURI).getHost(), RestAssured.port);
    String head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/x-ndjson\r
        %s\r
        \r
        """
            .formatted(PATH, clinic.token(), length);
    socket.getOutputStream().write((head + beginning).getBytes(UTF_8));
    return socket;
  }

  /** The status that the service answers over that connection. */
  static int status(Socket socket) throws IOException {
    String line = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), UTF_8);
    return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
  }
}
