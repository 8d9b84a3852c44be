package health.consilium.observation;

import health.consilium.platform.hash.Sha256;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A posted observation whose code is known and whose value is one of its instrument. */
record Posting(NewObservation body, Instrument instrument, Reading reading) {
  /** How far a sender's clock may be ahead of ours. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** How long before the first dose an observation may have been made. */
  static final Duration BEFORE_COURSE = Duration.ofDays(30);

  private static final int HASH_BYTES = 16;

  /** As it is posted for the first time. */
  static Posting of(NewObservation body, Instruments instruments, Instant now) {
    if (!body.status().isFirst()) {
      throw Refusal.unprocessable("/status", "must be preliminary or final: a change is a PUT");
    }
    return amending(body, instruments, now);
  }

  /** As it is to take the place of an earlier version. */
  static Posting amending(NewObservation body, Instruments instruments, Instant now) {
    if (body.effectiveAt().isAfter(now.plus(CLOCK_SKEW))) {
      throw Refusal.unprocessable("/effectiveAt", "must not lie in the future");
    }
    var instrument = instruments.posted(body.code());
    return new Posting(body, instrument, instrument.read(body.value()));
  }

  static Refusal noSuchCourse() {
    return new Refusal(
        Fault.at("/course", ProblemCode.NOT_FOUND, "There is no such course: put it first."));
  }

  static Refusal retractedCourse() {
    return new Refusal(
        Fault.at("/course", ProblemCode.GONE, "The course was retracted: put another."));
  }

  static Refusal noSuchSession() {
    return new Refusal(
        Fault.at(
            "/session",
            ProblemCode.NOT_FOUND,
            "No such session of this course stands: put it first, or another if it was retracted."));
  }

  /** Why it cannot be stored in a course of the clinic's, under an id that is free. */
  static Refusal unfit(boolean courseStands, boolean sessionStands) {
    if (!courseStands) {
      return retractedCourse();
    }
    return sessionStands ? tooEarly() : noSuchSession();
  }

  static Refusal conflicting() {
    return new Refusal(
        Fault.at(
            "/id",
            ProblemCode.CONFLICT,
            "Another observation is stored under this id: use a new id."));
  }

  static Refusal tooEarly() {
    return Refusal.unprocessable(
        "/effectiveAt",
        "must not lie more than %d days before the course's startedAt"
            .formatted(BEFORE_COURSE.toDays()));
  }

  /**
   * What the body says, however it was written: half of SHA-256 over its fields in a fixed order,
   * the value in thousandths, times in UTC. A field that a later version adds must be left out
   * where it is absent, or old bodies would no longer be the same.
   */
  Digest hash() {
    String canonical =
        Stream.of(
                line("course", body.course()),
                line("session", body.session()),
                line("code", body.code().system() + "|" + body.code().code()),
                line("value", reading.first()),
                line("second", reading.second()),
                line("effectiveAt", body.effectiveAt()),
                line("method", body.method()),
                line("status", body.status()))
            .collect(Collectors.joining());
    return new Digest(Arrays.copyOf(Sha256.of(canonical), HASH_BYTES));
  }

  /** Refuses what was observed long before a course that started then. */
  void requireLateEnough(Instant startedAt) {
    if (body.effectiveAt().plus(BEFORE_COURSE).isBefore(startedAt)) {
      throw tooEarly();
    }
  }

  /** Whether that version says the same. */
  boolean isSaidBy(Observation stored) {
    return stored.code().equals(instrument.code())
        && stored.value().equals(instrument.show(reading))
        && stored.effectiveAt().equals(body.effectiveAt())
        && stored.status() == body.status()
        && Objects.equals(stored.session(), body.session())
        && Objects.equals(stored.method(), body.method());
  }

  private static String line(String name, @Nullable Object value) {
    return value == null ? "" : name + "=" + value + "\n";
  }
}
