package health.consilium.observation;

import static health.consilium.observation.TestBatches.LENIENT;
import static health.consilium.observation.TestBatches.STRICT;
import static health.consilium.observation.TestBatches.line;
import static health.consilium.observation.TestBatches.lines;
import static health.consilium.observation.TestBatches.send;
import static health.consilium.observation.TestBatches.sendTable;
import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.json.JsonLines;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of many observations that are wrong, too long, or too many. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BatchInputTest {
  private static final String HEAD =
      "id,course,session,system,code,quantity,BP-systolic,BP-diastolic,unit,valueCode,effectiveAt,"
          + "method,status\n";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Inject BatchReader reader;

  private TestClinic clinic;
  private UUID course;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
  }

  @Test
  void a_hundred_thousand_lines_are_taken_and_one_more_is_not() {
    String same = line(madrs(course));

    send(clinic, STRICT, same.repeat(100_000))
        .then()
        .statusCode(200)
        .body("created", equalTo(1))
        .body("duplicate", equalTo(99_999));
    refused(send(clinic, LENIENT, line(madrs(course)).repeat(100_001)), 413, "payload-too-large");

    assertThat(ids()).hasSize(1);
  }

  /** Some 130 bytes are kept of a line, and of the body no more than a buffer. */
  @Test
  void what_is_kept_of_a_body_is_bounded_by_its_lines_and_not_by_its_bytes() {
    byte[] padded = (line(madrs(course)).strip() + " ".repeat(5_000) + "\n").getBytes(UTF_8);
    InputStream body =
        new SequenceInputStream(
            Collections.enumeration(
                IntStream.range(0, 20_000)
                    .<InputStream>mapToObj(i -> new ByteArrayInputStream(padded))
                    .toList()));

    var batch = reader.read(BatchFormat.NDJSON, body);

    assertThat(batch.rows().count()).isEqualTo(20_000);
    assertThat(batch.rows().allocated()).isLessThan(20_000 * 140);
  }

  @Test
  void a_body_over_64_mebibytes_is_refused_before_it_is_sent() throws IOException {
    try (var socket = TestBatches.begin(clinic, "Content-Length: 67108865", "")) {
      assertThat(TestBatches.status(socket)).isEqualTo(413);
    }
  }

  /** The rest of it is never read. */
  @Test
  void a_body_that_does_not_say_how_long_it_is_is_read_as_far_as_64_mebibytes() throws IOException {
    String padded = line(madrs(course)).strip() + " ".repeat(60_000) + "\n";
    String chunk = Integer.toHexString(padded.length()) + "\r\n" + padded + "\r\n";

    try (var socket = TestBatches.begin(clinic, "Transfer-Encoding: chunked", "")) {
      for (int sent = 0; sent < 64 << 20; sent += padded.length()) {
        socket.getOutputStream().write(chunk.getBytes(UTF_8));
      }
      assertThat(TestBatches.status(socket)).isEqualTo(413);
    }
    assertThat(ids()).isEmpty();
  }

  @Test
  void a_clinic_that_sends_four_batches_slowly_keeps_no_other_waiting() throws IOException {
    var slow = new ArrayList<Socket>();
    try {
      untilRefused(slow).then().statusCode(503).header("Retry-After", "10");
      var other = TestClinic.open();
      send(other, STRICT, line(madrs(TestCourses.put(other, course())))).then().statusCode(200);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  /**
   * Begins slow ones until four are underway, and one more is refused. A slow one that comes while
   * one that is whole is stored may be refused instead: then the next one is the fourth.
   */
  private Response untilRefused(List<Socket> slow) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Response answer;
    do {
      assertThat(System.nanoTime()).as("none is ever refused").isLessThan(end);
      slow.add(TestBatches.begin(clinic, "Content-Length: 1000", "{"));
      answer = send(clinic, STRICT, line(madrs(course)));
    } while (answer.statusCode() == 200);
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "text/csv"})
  void a_body_in_another_encoding_than_utf_8_is_refused(String type) {
    byte[] body = line(madrs(course)).getBytes(UTF_8);

    send(clinic, STRICT, type + "; charset=iso-8859-1", body)
        .then()
        .statusCode(415)
        .body("type", equalTo("/problems/unsupported-media-type"));
    send(clinic, STRICT, JsonLines.MEDIA_TYPE + "; charset=UTF-8", body).then().statusCode(200);
  }

  @Test
  void several_lines_of_preferences_are_one_list() throws IOException {
    String body = line(madrs(UUID.randomUUID()));
    String lines = "Prefer: respond-async\r\nPrefer: handling=lenient\r\nContent-Length: ";

    try (var socket = TestBatches.begin(clinic, lines + body.length(), body)) {
      assertThat(TestBatches.status(socket)).isEqualTo(200);
    }
  }

  @Test
  void a_line_that_is_too_long_refuses_the_file() {
    String longest = line(madrs(course)).strip() + " ".repeat(JsonLines.LINE_BYTES) + "\n";

    malformed(send(clinic, LENIENT, line(madrs(course)) + longest + line(madrs(course))), 2)
        .body("errors[0].detail", containsString("65536 bytes"));
  }

  @Test
  void a_last_line_that_is_cut_off_refuses_the_file() {
    String last = line(madrs(course));

    malformed(send(clinic, LENIENT, line(madrs(course)) + last.substring(0, 100)), 2);
    malformed(sendTable(clinic, LENIENT, HEAD + row() + row().strip()), 3);
    malformed(sendTable(clinic, LENIENT, HEAD + row() + row().substring(0, 60)), 3);
  }

  @Test
  void more_wrong_lines_than_the_limit_end_the_reading() {
    String good = line(madrs(course));

    send(clinic, LENIENT, good + "{}\n".repeat(10_000))
        .then()
        .statusCode(200)
        .body("created", equalTo(1))
        .body("rejected", equalTo(10_000))
        .body("errors.size()", equalTo(1_000))
        .body("errors[999].line", equalTo(1_001));
    send(clinic, LENIENT, line(madrs(course)) + "{}\n".repeat(10_001) + "\u0000".repeat(70_000))
        .then()
        .statusCode(422)
        .body("detail", containsString("of 10002 lines"))
        .body("rejected", equalTo(10_001))
        .body("errors.size()", equalTo(1_000));

    assertThat(ids()).hasSize(1);
  }

  @Test
  void the_first_thousand_faults_are_told_in_the_order_of_their_lines() {
    var lines = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      lines.append(line(madrs(UUID.randomUUID()))).append("{}\n");
    }

    List<Integer> told =
        send(clinic, LENIENT, lines.toString())
            .then()
            .statusCode(200)
            .body("rejected", equalTo(1_200))
            .extract()
            .path("errors.line");

    assertThat(told).isEqualTo(IntStream.rangeClosed(1, 1_000).boxed().toList());
  }

  @Test
  void bad_utf_8_spoils_its_line_and_no_other() {
    byte[] bytes =
        (line(madrs(course)) + "{\"id\": \"\u00e9\"}\n" + line(madrs(course))).getBytes(ISO_8859_1);

    send(clinic, LENIENT, JsonLines.MEDIA_TYPE, bytes)
        .then()
        .statusCode(200)
        .body("created", equalTo(2))
        .body("errors.line", contains(2))
        .body("errors.detail", contains("is not valid UTF-8"));
    send(
            clinic,
            LENIENT,
            "text/csv",
            (HEAD + row() + row().replace("madrs", "m\u00e9drs") + row()).getBytes(ISO_8859_1))
        .then()
        .statusCode(200)
        .body("created", equalTo(2))
        .body("errors.line", contains(3))
        .body("errors.detail", contains("is not valid UTF-8"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,course,system,code,quantity,unit,effectivAt,status | Did you mean effectiveAt?",
        "id,course,system,code,quantity,unit,effectiveAt,status,name | is not known here",
        "id,course,system,code,quantity,unit,effectiveAt,status,id | the column id twice",
        "id,course,system,quantity,unit,status | lacks the columns code, effectiveAt",
        "id,course,system,code,quantity,unit,effectiveAt,Status | Did you mean status?",
        "id;course;system;code;quantity;unit;effectiveAt;status | is not known here",
      })
  void a_head_that_is_none_refuses_the_table(String head, String said) {
    malformed(sendTable(clinic, LENIENT, head + "\n" + row()), 1)
        .body("errors[0].detail", containsString(said));
  }

  @Test
  void a_table_without_a_head_is_refused_and_does_not_tell_its_cells() {
    String row = row();

    String problem = malformed(sendTable(clinic, LENIENT, row + row()), 1).extract().asString();
    malformed(sendTable(clinic, LENIENT, ""), 1);

    assertThat(problem).doesNotContain(row.substring(0, 36));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"unclosed,%s",
        "un\"opened\",%s",
        "\"closed\"early,%s",
      })
  void a_table_whose_quotes_do_not_match_is_refused(String row) {
    malformed(sendTable(clinic, LENIENT, HEAD + row() + row.formatted(row()) + row()), 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // column | what stands there | where the fault is
        "id | 123 | /id | unprocessable",
        "id | '' | /id | unprocessable",
        "course | x | /course | unprocessable",
        "session | x | /session | unprocessable",
        "session | 0190f0c4-9a31-7e55-8f0b-3c1d5e7f9a20 | /session | not-found",
        "system | loinc | /system | unprocessable",
        "code | madrs-totl | /code | unprocessable",
        "code | '' | /code | unprocessable",
        "quantity | 14,0 | /quantity | unprocessable",
        "quantity | 1e1 | /quantity | unprocessable",
        "quantity | NaN | /quantity | unprocessable",
        "quantity | '' | /quantity | unprocessable",
        "quantity | 61 | /quantity | implausible-value",
        "quantity | 14.5 | /quantity | unprocessable",
        "BP-systolic | 120 | /quantity | unprocessable",
        "unit | points | /unit | unprocessable",
        "unit | '' | /unit | unprocessable",
        "valueCode | present | /quantity | unprocessable",
        "effectiveAt | 2026-03-03 15:10 | /effectiveAt | unprocessable",
        "effectiveAt | 3/3/2026 | /effectiveAt | unprocessable",
        "effectiveAt | 2999-01-01T00:00:00Z | /effectiveAt | unprocessable",
        "method | Jane Doe | /method | unprocessable",
        "method | call-206-555-0123 | /method | identifying-text",
        "status | Final | /status | unprocessable",
        "status | amended | /status | unprocessable",
      })
  void a_wrong_cell_is_told_by_its_line_and_column(
      String column, String cell, String pointer, String code) {
    sendTable(clinic, LENIENT, HEAD + row() + row(Map.of(column, cell)) + row())
        .then()
        .statusCode(200)
        .body("created", equalTo(2))
        .body("rejected", equalTo(1))
        .body("errors[0].line", equalTo(3))
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80 | 80 | /BP-systolic | implausible-value",
        "301 | 80 | /BP-systolic | implausible-value",
        "120 | 19 | /BP-diastolic | implausible-value",
        "120 | x | /BP-diastolic | unprocessable",
        "120 | '' | /BP-diastolic | unprocessable",
        "'' | '' | /quantity | unprocessable",
      })
  void a_wrong_component_is_told_by_its_column(
      String systolic, String diastolic, String pointer, String code) {
    String row =
        row(
            Map.of(
                "system", "http://loinc.org",
                "code", "85354-9",
                "quantity", "",
                "BP-systolic", systolic,
                "BP-diastolic", diastolic,
                "unit", "mm[Hg]"));

    sendTable(clinic, LENIENT, HEAD + row)
        .then()
        .statusCode(200)
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sedation | '' | drowsy | '' | /valueCode",
        "sedation | '' | '' | '' | /quantity",
        "sedation | 1 | '' | {score} | /valueCode",
        "sedation | 1 | present | {score} | /quantity",
        "sedation | '' | present | {score} | /unit",
        "madrs-total | '' | present | '' | /quantity",
      })
  void a_wrong_code_of_a_value_is_told_by_its_column(
      String instrument, String quantity, String value, String unit, String pointer) {
    String row =
        row(Map.of("code", instrument, "quantity", quantity, "valueCode", value, "unit", unit));

    sendTable(clinic, LENIENT, HEAD + row)
        .then()
        .statusCode(200)
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo("unprocessable"));
  }

  @Test
  void a_row_with_more_or_fewer_cells_than_the_head_is_wrong_alone() {
    sendTable(clinic, LENIENT, HEAD + row() + "," + row() + "a,b\n" + row())
        .then()
        .statusCode(200)
        .body("created", equalTo(2))
        .body("errors.line", contains(3, 4))
        .body("errors.code", contains("malformed-body", "malformed-body"))
        .body("errors.pointer", contains("", ""));
  }

  @Test
  void a_cell_may_stand_in_quotes_and_lines_end_either_way() {
    String quoted = row().strip().replace(",", "\",\"");

    sendTable(clinic, STRICT, "\uFEFF" + HEAD + row().strip() + "\r\n\"" + quoted + "\"\n")
        .then()
        .statusCode(200)
        .body("created", equalTo(2));
  }

  @Test
  void an_unknown_handling_is_refused() {
    refused(send(clinic, "handling=lenent", lines(madrs(course))), 400, "invalid-parameter")
        .body("errors[0].parameter", equalTo("Prefer"));

    assertThat(ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/xml", "text/plain"})
  void another_content_type_is_refused(String type) {
    refused(
        send(clinic, STRICT, type, lines(madrs(course)).getBytes(UTF_8)),
        415,
        "unsupported-media-type");
  }

  @Test
  void a_compressed_body_is_refused() {
    refused(
        TestBatches.sending(clinic, JsonLines.MEDIA_TYPE)
            .header("Content-Encoding", "gzip")
            .body(lines(madrs(course)).getBytes(UTF_8))
            .post(TestBatches.PATH),
        415,
        "unsupported-media-type");
  }

  /** A line that would be stored. */
  private String row() {
    return row(Map.of());
  }

  /** The same but for these cells. */
  private String row(Map<String, String> others) {
    var cells = new ArrayList<String>();
    for (String column : HEAD.strip().split(",", -1)) {
      String cell = others.getOrDefault(column, usual(column));
      cells.add(cell.contains(",") ? "\"" + cell + "\"" : cell);
    }
    return String.join(",", cells) + "\n";
  }

  private String usual(String column) {
    return switch (column) {
      case "id" -> UUID.randomUUID().toString();
      case "course" -> course.toString();
      case "system" -> Coding.LOCAL;
      case "code" -> "madrs-total";
      case "quantity" -> "14";
      case "unit" -> "{score}";
      case "effectiveAt" -> "2026-03-03T15:10:00Z";
      case "status" -> "final";
      default -> "";
    };
  }

  /** The file itself is wrong, so that nothing of it is stored. */
  private ValidatableResponse malformed(Response answer, int line) {
    var problem = refused(answer, 400, "malformed-body").body("errors.line", contains(line));
    assertThat(ids()).isEmpty();
    return problem;
  }

  private static ValidatableResponse refused(Response answer, int status, String code) {
    return answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + code));
  }

  private List<String> ids() {
    return TestListing.ids(clinic, "/v1/observations");
  }
}
