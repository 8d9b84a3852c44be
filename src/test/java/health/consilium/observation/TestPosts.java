package health.consilium.observation;

import health.consilium.access.AuditEntry;
import health.consilium.access.Deed;
import health.consilium.access.TestClinic;
import health.consilium.access.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Single posts as they stand in the line. */
final class TestPosts {
  private TestPosts() {}

  /** A post whose audit entry is of that time: the database refuses an old one. */
  static Post of(TestClinic clinic, Posting posting, Instant at) {
    var entry =
        new AuditEntry(
            at,
            clinic.client(),
            Deed.Action.WRITE,
            "observation",
            posting.body().id(),
            null,
            UUID.randomUUID());
    return new Post(new Visit(clinic.client(), clinic.id(), entry), posting, Optional.empty());
  }

  /** A heart rate of 70 a day after {@link TestCourses#STARTED_AT}. */
  static NewObservation heartRate(UUID course) {
    var code = new Coding(Coding.LOINC, "8867-4");
    return observed(course, code, ObservationValue.of(BigDecimal.valueOf(70), "/min"));
  }

  /** A day after {@link TestCourses#STARTED_AT}. */
  static NewObservation observed(UUID course, Coding code, ObservationValue value) {
    return new NewObservation(
        UUID.randomUUID(),
        course,
        null,
        code,
        value,
        Instant.parse("2026-03-03T15:10:00Z"),
        null,
        ObservationStatus.FINAL);
  }
}
