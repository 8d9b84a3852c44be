package health.consilium.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
  enum Color {
    @JsonProperty("dark-red")
    DARK_RED,
    GREEN
  }

  record Inner(int count) {
    Inner {
      if (count < 0) {
        throw new Refusal.Invalid("count", "must not be negative");
      }
    }
  }

  record Body(
      UUID id,
      String text,
      BigDecimal number,
      Instant at,
      LocalDate date,
      LocalTime opens,
      Color color,
      List<Inner> inners,
      @Nullable String note,
      @Nullable Boolean flag,
      @Nullable List<String> tags) {}

  record Code(@JsonValue String text) {
    @JsonCreator
    Code {}
  }

  record Remark(String text) {}

  private static final int LIMIT = 4096;

  private static final String GOOD =
      """
      {"id": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10", "text": "é", "number": 1.50,
       "at": "2026-03-02T17:00:00.1234567+02:00", "color": "dark-red", "inners": [{"count": 1}],
       "date": "2026-12-24", "opens": "08:30"}
      """;

  private final ObjectMapper json = mapper();
  private final StrictJsonReader reader = new StrictJsonReader(new StrictParser(json), LIMIT);

  @Test
  void a_body_that_fits_is_read_with_its_digits_and_in_utc_to_the_microsecond() throws Exception {
    var body = read(GOOD);

    assertThat(body.number()).isEqualTo(new BigDecimal("1.50"));
    assertThat(body.at()).isEqualTo(Instant.parse("2026-03-02T15:00:00.123456Z"));
    assertThat(body.date()).isEqualTo(LocalDate.of(2026, 12, 24));
    assertThat(body.opens()).isEqualTo(LocalTime.of(8, 30));
    assertThat(body.color()).isEqualTo(Color.DARK_RED);
    assertThat(body.note()).isNull();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "number": 1.50   | "number": "1.50"                | malformed-body | /number
          "number": 1.50   | "number": 1e400                 | malformed-body | /number
          "number": 1.50   | "number": NaN                   | malformed-body | ``
          "number": 1.50   | "number": null                  | malformed-body | /number
          "number": 1.50   | "number": 1.5, "number": 1.5    | malformed-body | ``
          "number": 1.50   | "numbre": 1.50                  | unknown-field  | /numbre
          "number": 1.50   | "123-45-6789": 1.50             | unknown-field  | ``
          "text": "é"      | "text": 5                       | malformed-body | /text
          "text": "é"      | "text": true                    | malformed-body | /text
          "text": "é"      | "text": "a\\u0000b"             | malformed-body | /text
          "text": "é"      | "text": "a\\ud800b"             | malformed-body | /text
          "text": "é",     | ``                              | malformed-body | /text
          "color": "dark-red" | "color": 0                   | malformed-body | /color
          "color": "dark-red" | "color": ""                  | malformed-body | /color
          "color": "dark-red" | "color": "DARK_RED"          | malformed-body | /color
          {"count": 1}     | {"count": "1"}                  | malformed-body | /inners/0/count
          {"count": 1}     | {"count": 1.5}                  | malformed-body | /inners/0/count
          {"count": 1}     | {"count": null}                 | malformed-body | /inners/0/count
          {"count": 1}     | {}                              | malformed-body | /inners/0/count
          {"count": 1}     | null                            | malformed-body | /inners/0
          {"count": 1}     | {"count": -1}                   | unprocessable  | /inners/0/count
          [{"count": 1}]   | {"count": 1}                    | malformed-body | /inners
          [{"count": 1}]   | ""                              | malformed-body | /inners
          {"count": 1}     | {"count": 99999999999}          | malformed-body | /inners/0/count
          0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10 | AZDwxFsefDqdUi9qfBuOEA== | malformed-body | /id
          0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10 | 00190f0c4-5b1-7c3a-9d52-2f6a7c1b8e10 | malformed-body | /id
          2026-03-02T17:00:00.1234567+02:00    | 2026-03-02T17:00+02:00    | malformed-body | /at
          2026-03-02T17:00:00.1234567+02:00    | 2026-03-02T17:00:00+02:00:30 | malformed-body | /at
          2026-03-02T17:00:00.1234567+02:00    | 2026-03-02T17:00:00      | malformed-body | /at
          "at": "2026-03-02T17:00:00.1234567+02:00" | "at": 1772463600    | malformed-body | /at
          "date": "2026-12-24" | "date": [2026, 12, 24]      | malformed-body | /date
          "date": "2026-12-24" | "date": 20000               | malformed-body | /date
          "date": "2026-12-24" | "date": "2026-12-24T08:30"  | malformed-body | /date
          "date": "2026-12-24" | "date": "2026-02-29"        | malformed-body | /date
          "date": "2026-12-24" | "date": "+12026-12-24"      | malformed-body | /date
          "opens": "08:30" | "opens": [8, 30]                | malformed-body | /opens
          "opens": "08:30" | "opens": "24:00"                | malformed-body | /opens
          "opens": "08:30" | "opens": "8:30"                 | malformed-body | /opens
          """)
  void a_body_that_does_not_fit_is_refused_with_its_place(
      String good, String bad, String code, String pointer) {
    var refusal = refusal(GOOD.replace(good, bad));

    assertThat(refusal.code().code()).isEqualTo(code);
    assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly(pointer);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "number": 1.50 | "number": "x"  | must be a finite number
          "number": 1.50 | "number": null | must be a finite number, and must not be missing or null
          "number": 1.50 | "note": "x"    | must be a finite number, and must not be missing or null
          {"count": 1}   | {"count": "1"} | must be an integer
          {"count": 1}   | {"count": null} | must be an integer, and must not be missing or null
          {"count": 1}   | {}             | must be an integer, and must not be missing or null
          {"count": 1}   | null           | must be an object, and must not be missing or null
          {"count": 1}   | 7              | must be an object
          """)
  void only_what_is_missing_is_said_to_be(String good, String bad, String detail) {
    assertThat(refusal(GOOD.replace(good, bad)).detail()).endsWith(": " + detail);
  }

  @Test
  void what_is_written_as_a_string_is_no_object_and_a_body_of_one_string_is() {
    var parser = new StrictParser(json);

    assertThat(catchThrowableOfType(Refusal.class, () -> parser.read("5", Code.class)).detail())
        .isEqualTo("must be a string");
    assertThat(catchThrowableOfType(Refusal.class, () -> parser.read("5", Remark.class)).detail())
        .isEqualTo("must be an object");
  }

  @Test
  void a_field_that_stands_twice_is_named_as_such() {
    var refusal = refusal(GOOD.replace("\"number\": 1.50", "\"number\": 1.5, \"number\": 1.5"));

    assertThat(refusal.detail()).startsWith("has a field twice at column");
  }

  @Test
  void a_list_that_may_be_left_out_holds_no_nulls() {
    assertThat(refusal(GOOD.replace("{\"id\"", "{\"tags\": [null], \"id\"")).faults())
        .extracting(Fault::pointer)
        .containsExactly("/tags/0");
  }

  @Test
  void what_follows_the_body_is_refused() {
    assertThat(refusal(GOOD + "x").code()).isEqualTo(ProblemCode.MALFORMED_BODY);
    assertThat(refusal(GOOD + GOOD).code()).isEqualTo(ProblemCode.MALFORMED_BODY);
  }

  @Test
  void a_hundred_thousand_brackets_end_in_a_refusal() {
    var brackets = new StrictJsonReader(new StrictParser(json), 200_000);
    var body = GOOD.replace("[{\"count\": 1}]", "[".repeat(100_000));

    var refusal =
        catchThrowableOfType(
            Refusal.class, () -> read(brackets, body.getBytes(StandardCharsets.UTF_8)));

    assertThat(refusal.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    byte[] latin = GOOD.getBytes(StandardCharsets.ISO_8859_1);

    var refusal = catchThrowableOfType(Refusal.class, () -> read(reader, latin));

    assertThat(refusal.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
    assertThat(refusal.detail()).contains("UTF-8");
  }

  @Test
  void an_empty_body_and_a_null_are_refused() {
    assertThat(refusal("").code()).isEqualTo(ProblemCode.MALFORMED_BODY);
    assertThat(refusal("null").code()).isEqualTo(ProblemCode.MALFORMED_BODY);
  }

  @Test
  void a_body_over_the_limit_is_too_large() {
    assertThat(refusal(GOOD + " ".repeat(LIMIT)).code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void a_misspelt_field_is_answered_with_the_nearest_names_and_no_other_name_is_repeated() {
    var misspelt = refusal(GOOD.replace("\"text\"", "\"txet\""));
    var foreign = refusal(GOOD.replace("\"text\"", "\"Jane Doe\""));

    assertThat(misspelt.detail()).contains("Did you mean text?");
    assertThat(foreign.detail()).doesNotContain("Jane").contains("The fields are at, color");
  }

  @Test
  void no_refusal_repeats_a_value() {
    for (String bad : List.of("\"text\": 4711", "\"text\": [4711]", "\"text\": \"4711\\u0000\"")) {
      assertThat(refusal(GOOD.replace("\"text\": \"é\"", bad)).detail()).doesNotContain("4711");
    }
  }

  private Refusal refusal(String body) {
    return catchThrowableOfType(Refusal.class, () -> read(body));
  }

  private Body read(String body) throws IOException {
    return read(reader, body.getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked") // the signature of jakarta.ws.rs
  private static Body read(StrictJsonReader reader, byte[] body) throws IOException {
    return (Body)
        reader.readFrom(
            (Class<Object>) (Class<?>) Body.class,
            Body.class,
            new Annotation[0],
            MediaType.APPLICATION_JSON_TYPE,
            new MultivaluedHashMap<>(),
            new ByteArrayInputStream(body));
  }

  private static ObjectMapper mapper() {
    var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
    new StrictJson().customize(mapper);
    return mapper;
  }
}
