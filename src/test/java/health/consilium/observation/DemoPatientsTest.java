package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DemoPatientsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final List<List<DemoPatient>> CLINICS = DemoPatients.of(new Instruments(), NOW);
  private static final List<DemoPatient> ALL = CLINICS.stream().flatMap(List::stream).toList();

  @Test
  void at_least_a_dozen_clinics_have_patients_and_say_that_they_are_fictional() {
    assertThat(CLINICS).hasSameSizeAs(DemoPatients.CLINICS).hasSizeGreaterThanOrEqualTo(12);
    assertThat(CLINICS).allSatisfy(patients -> assertThat(patients).isNotEmpty());
    assertThat(DemoPatients.CLINICS)
        .extracting(DemoPatients.Clinic::name)
        .allSatisfy(name -> assertThat(name).startsWith("Example ").endsWith(" (fictional)"));
  }

  @Test
  void every_machine_makes_the_same_patients() {
    assertThat(DemoPatients.of(new Instruments(), NOW)).isEqualTo(CLINICS);
    assertThat(ALL.getFirst().course())
        .isEqualTo(UUID.fromString("c430de33-8dc3-49a1-a565-79d81655e5e0"));
  }

  @Test
  void no_two_courses_observations_or_subjects_share_an_id() {
    var ids = new HashSet<UUID>();
    ALL.forEach(
        patient -> {
          assertThat(ids.add(patient.course())).isTrue();
          assertThat(ids.add(patient.treatment().subject())).isTrue();
          patient.observations().forEach(each -> assertThat(ids.add(each.id())).isTrue());
        });
  }

  @Test
  void every_observation_says_that_it_is_synthetic_and_lies_in_the_past() {
    assertThat(ALL)
        .flatExtracting(DemoPatient::observations)
        .allSatisfy(each -> assertThat(each.method()).isEqualTo("synthetic"))
        .allSatisfy(each -> assertThat(each.effectiveAt()).isBefore(NOW));
  }

  @Test
  void most_are_judged_three_weeks_after_their_last_session() {
    assertThat(ALL)
        .filteredOn(
            patient ->
                patient.observations().stream()
                    .anyMatch(
                        each -> each.effectiveAt().equals(end(patient).plus(Duration.ofDays(21)))))
        .hasSizeBetween(ALL.size() * 8 / 10, ALL.size() - 1);
  }

  @Test
  void scales_that_ask_about_two_weeks_are_not_asked_in_the_first_days() {
    assertThat(ALL)
        .allSatisfy(
            patient ->
                assertThat(patient.observations())
                    .filteredOn(each -> each.code().code().equals("44261-6"))
                    .filteredOn(each -> each.effectiveAt().isAfter(start(patient)))
                    .allSatisfy(
                        each ->
                            assertThat(each.effectiveAt())
                                .isAfter(start(patient).plus(Duration.ofDays(6)))));
  }

  @Test
  void some_cohort_is_hidden_for_each_reason_that_a_single_cell_can_have() {
    assertThat(DemoCohort.ALL)
        .anySatisfy(few -> assertThat(few.clinics()).isLessThan(3))
        .anySatisfy(few -> assertThat(few.size()).isLessThan(11))
        .anySatisfy(
            dominated -> {
              int largest = Collections.max(dominated.patients());
              assertThat(largest).isGreaterThan(dominated.size() * 6 / 10);
              assertThat(dominated.size() - largest).isGreaterThanOrEqualTo(11);
              assertThat(dominated.clinics()).isGreaterThanOrEqualTo(3);
            });
    assertThat(ALL)
        .filteredOn(patient -> patient.treatment().sex() == Sex.OTHER)
        .filteredOn(patient -> patient.treatment().drug() == Drug.KETAMINE)
        .filteredOn(patient -> patient.treatment().indication() == Indication.MDD)
        .hasSizeBetween(3, 10);
  }

  private static Instant end(DemoPatient patient) {
    return DemoSessions.of(patient, NOW).sessions().getLast().at();
  }

  private static Instant start(DemoPatient patient) {
    return patient.treatment().startedAt();
  }
}
