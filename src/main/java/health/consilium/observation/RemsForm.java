package health.consilium.observation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the patient monitoring form of the esketamine REMS asks of every session, as of November
 * 2021 and with what was added since. It names what is missing and never says what to do.
 */
final class RemsForm {
  private static final int WATCHED_MINUTES = 120;
  private static final Set<BigDecimal> DOSES_MG =
      Set.of(BigDecimal.valueOf(56), BigDecimal.valueOf(84));

  private static final Duration SECOND_FROM = Duration.ofMinutes(30);
  private static final Duration SECOND_UNTIL = Duration.ofMinutes(60);
  private static final Duration THIRD_FROM = Duration.ofMinutes(90);

  private final List<Warning> missing = new ArrayList<>();

  private RemsForm() {}

  /**
   * The warnings of one session of a course.
   *
   * @param pressures when blood pressures of the session were taken
   */
  static List<Warning> missing(Course course, Session session, List<Instant> pressures) {
    if (course.drug() != Drug.ESKETAMINE) {
      return List.of();
    }
    var form = new RemsForm();
    form.setting(course);
    form.given(session);
    form.watched(session);
    form.answers(Optional.ofNullable(session.rems()));
    form.pressures(session.at(), pressures);
    return List.copyOf(form.missing);
  }

  private void setting(Course course) {
    require(
        course.setting() == Setting.CLINIC || course.setting() == Setting.HOSPITAL,
        "the course's setting, a certified clinic or hospital");
  }

  private void given(Session session) {
    var dose = session.dose();
    require(
        dose.unit() == DoseUnit.MG
            && DOSES_MG.stream().anyMatch(mg -> mg.compareTo(dose.value()) == 0),
        "a dose of 56 or 84 mg");
    require(session.adjuncts() != null, "adjuncts: which concomitant medication, or none");
  }

  private void watched(Session session) {
    Integer minutes = session.monitoredMinutes();
    require(
        minutes != null && minutes >= WATCHED_MINUTES, "monitoredMinutes of at least 120 minutes");
  }

  private void answers(Optional<RemsMonitoring> told) {
    answered(told.map(RemsMonitoring::vitalSignsBefore), "vitalSignsBefore");
    answered(told.map(RemsMonitoring::vitalSignsAfter), "vitalSignsAfter");
    answered(told.map(RemsMonitoring::sedation), "sedation");
    answered(told.map(RemsMonitoring::dissociation), "dissociation");
    answered(told.map(RemsMonitoring::respiratoryDepression), "respiratoryDepression");
    answered(told.map(RemsMonitoring::seriousAdverseEvent), "seriousAdverseEvent");
    answered(told.map(RemsMonitoring::readyToLeaveMinutes), "readyToLeaveMinutes");
  }

  private void pressures(Instant at, List<Instant> taken) {
    require(
        taken.stream().anyMatch(time -> !time.isAfter(at)),
        "a blood pressure of the session, before administration");
    require(
        taken.stream()
            .anyMatch(time -> isBetween(time, at.plus(SECOND_FROM), at.plus(SECOND_UNTIL))),
        "a blood pressure of the session, about 40 minutes after administration");
    require(
        taken.stream().anyMatch(time -> !time.isBefore(at.plus(THIRD_FROM))),
        "a blood pressure of the session, before monitoring ended");
  }

  private static boolean isBetween(Instant time, Instant from, Instant until) {
    return !time.isBefore(from) && !time.isAfter(until);
  }

  private void answered(Optional<? extends @Nullable Object> answer, String member) {
    require(answer.isPresent(), "rems." + member);
  }

  private void require(boolean told, String what) {
    if (!told) {
      missing.add(
          new Warning(
              Warning.Code.REMS_INCOMPLETE, "The esketamine REMS also asks for " + what + "."));
    }
  }
}
