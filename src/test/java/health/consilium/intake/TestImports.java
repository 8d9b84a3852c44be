package health.consilium.intake;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Imports over HTTP, by an admin of the network. */
final class TestImports {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private TestImports() {}

  /** Sends a file and waits until it is taken over, or has failed. */
  static Response importing(TestClinic admin, Object file) {
    return importing(admin, file.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Response importing(TestClinic admin, byte[] file) {
    return importing(admin, "text/csv", file);
  }

  static Response importing(TestClinic admin, String type, String file) {
    return importing(admin, type, file.getBytes(StandardCharsets.UTF_8));
  }

  private static Response importing(TestClinic admin, String type, byte[] file) {
    var answer = send(admin, type, file);
    assertThat(answer.statusCode()).isEqualTo(202);
    return ended(admin, answer.header("Location"));
  }

  static Response send(TestClinic admin, String type, byte[] file) {
    return send(admin.given(), type, file);
  }

  /** The same under an Idempotency-Key. */
  static Response sendUnder(String key, TestClinic admin, String file) {
    return send(
        admin.given().header("Idempotency-Key", key),
        "text/csv",
        file.getBytes(StandardCharsets.UTF_8));
  }

  private static Response send(RequestSpecification given, String type, byte[] file) {
    return given
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(type)
        .body(file)
        .post("/v1/imports");
  }

  /** The import of that path, once it has ended. */
  static Response ended(TestClinic admin, String path) {
    var deadline = Instant.now().plus(PATIENCE);
    while (true) {
      var current = admin.given().get(URI.create(path).getPath());
      if (List.of("completed", "failed").contains(current.<String>path("state"))) {
        return current;
      }
      assertThat(Instant.now()).as(current.asString()).isBefore(deadline);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
