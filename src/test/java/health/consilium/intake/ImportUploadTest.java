package health.consilium.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file whose sender goes away in the middle of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportUploadTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Enough that some of them are kept before the end. */
  private static final int PERSONS = 2_500;

  @Inject ImportTable table;

  @TestHTTPResource("/")
  URI service;

  @ParameterizedTest
  @ValueSource(strings = {"Transfer-Encoding: chunked", "Content-Length: 900000000"})
  void an_upload_that_is_cut_leaves_nothing_and_is_to_be_sent_again(String framing)
      throws IOException {
    var admin = TestClinic.network();
    var npis = Stream.generate(NppesText::npi).limit(PERSONS).toList();
    var file = NppesText.file();
    npis.forEach(file::person);

    sendAndGoAway(admin, framing, file.toString());

    String id = admin.given().get("/v1/imports?limit=1").path("items[0].id");
    TestImports.ended(admin, "/v1/imports/" + id)
        .then()
        .body("state", equalTo("failed"))
        .body("taken", equalTo(0))
        .body("fault.detail", containsString("send it again"));
    assertThat(table.take(UUID.fromString(id), 1)).isEmpty();
    npi(npis.getFirst()).then().statusCode(404);

    TestImports.importing(admin, file).then().body("providers.created", equalTo(PERSONS));
    npi(npis.getFirst()).then().body("practitioner.version", equalTo(1));
  }

  private void sendAndGoAway(TestClinic admin, String framing, String file) throws IOException {
    byte[] body = file.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST /v1/imports HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: text/csv
        %s

        """
            .formatted(admin.token(), framing)
            .replace("\n", "\r\n");
    String chunk =
        framing.startsWith("Transfer") ? Integer.toHexString(body.length + 1) + "\r\n" : "";
    try (var socket = new Socket(service.getHost(), service.getPort())) {
      var out = socket.getOutputStream();
      out.write((head + chunk).getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      awaitSomeKept(admin);
    }
  }

  /** Until the service has read and kept some of it. */
  private static void awaitSomeKept(TestClinic admin) {
    var deadline = Instant.now().plus(PATIENCE);
    Response newest;
    do {
      assertThat(Instant.now()).isBefore(deadline);
      newest = admin.given().get("/v1/imports?limit=1");
    } while (!"receiving".equals(newest.path("items[0].state"))
        || newest.<Integer>path("items[0].relevant") == 0);
  }

  private static Response npi(String npi) {
    return given().get("/v1/npi/" + npi);
  }
}
