package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.bench.Stage;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a clinic observed of many patients, a batch of it after the other: of each patient fifty
 * observations within four weeks, of three in turn a score and two vital signs. Every batch is of
 * patients of whom nothing was stored before, until all had their turn.
 */
final class BenchHistory {
  /** Where an id stands that is to be replaced: of an observation, or of its course. */
  static final String ID = "00000000-0000-7000-8000-000000000000";

  private static final int OF_A_PATIENT = 50;

  /** So many have patients of their own; with the largest of batches fewer. */
  private static final int MOST_PATIENTS = 50_000;

  private static final Instant FIRST_DOSE = Instant.parse("2026-03-02T15:00:00Z");
  private static final Duration APART = Duration.ofHours(14);

  private static final String COURSES =
      """
      insert into course (id, started_at, recorded_at, clinic_number, version, indication,
        failed_trials, drug, route, sex, age_band, subject_hmac, recorded_by)
      select id, timestamptz '2026-03-02 15:00Z', now(), ?, 1, 1, 3, 1, 1, 1, 3,
        sha256(id::text::bytea), 'bench'
      from unnest(?::uuid[]) as id
      """;

  /** What is observed: how the API writes it, and as a value. */
  private enum Kind {
    MADRS(Coding.LOCAL, "madrs-total", 12, "{score}"),
    HEART_RATE(Coding.LOINC, "8867-4", 60, "/min"),
    SATURATION(Coding.LOINC, "59408-5", 80, "%");

    private final String system;
    private final String code;
    private final int least;
    private final String unit;

    Kind(String system, String code, int least, String unit) {
      this.system = system;
      this.code = code;
      this.least = least;
      this.unit = unit;
    }

    private static Kind of(int line) {
      return values()[(line + line / OF_A_PATIENT) % values().length];
    }
  }

  private final BenchClinic clinic;
  private final int lines;
  private final List<UUID> courses = new ArrayList<>();
  private final Ids ids = new Ids();
  private int batch;

  /** Puts the courses. */
  BenchHistory(BenchClinic clinic, int lines, Stage stage) throws SQLException {
    this.clinic = clinic;
    this.lines = lines;
    for (int i = 0; i < MOST_PATIENTS; i++) {
      courses.add(UUID.randomUUID());
    }
    try (var connection = stage.connectPatiently();
        var insert = connection.prepareStatement(COURSES)) {
      connection.setAutoCommit(false);
      Stage.enter(connection, clinic.number());
      bind(insert, clinic.number(), courses.toArray(UUID[]::new));
      insert.executeUpdate();
      connection.commit();
    }
  }

  BenchClinic clinic() {
    return clinic;
  }

  int lines() {
    return lines;
  }

  /** Goes to the next patients. */
  void next() {
    batch++;
  }

  UUID newId() {
    return ids.next();
  }

  UUID course(int line) {
    return courses.get((batch * patients() + line / OF_A_PATIENT) % courses.size());
  }

  /** All lines in JSON, with two ids in each that are to be replaced. */
  String body() {
    var text = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      var kind = Kind.of(line);
      text.append(
          """
          {"id":"%s","course":"%s","code":{"system":"%s","code":"%s"},\
          "value":{"quantity":%d,"unit":"%s"},"effectiveAt":"%s","status":"final"}
          """
              .formatted(ID, ID, kind.system, kind.code, quantity(line), kind.unit, at(line)));
    }
    return text.toString();
  }

  /** One line, under a new id. */
  Posting posting(int line, Instruments instruments, Instant now) {
    var kind = Kind.of(line);
    var body =
        new NewObservation(
            newId(),
            course(line),
            null,
            new Coding(kind.system, kind.code),
            ObservationValue.of(BigDecimal.valueOf(quantity(line)), kind.unit),
            at(line),
            null,
            ObservationStatus.FINAL);
    return Posting.of(body, instruments, now);
  }

  private int patients() {
    return lines / OF_A_PATIENT;
  }

  private static int quantity(int line) {
    return Kind.of(line).least + line * 7 % 20;
  }

  /** From a baseline before the first dose on. */
  private static Instant at(int line) {
    return FIRST_DOSE.plus(APART.multipliedBy(line % OF_A_PATIENT - 3));
  }
}
