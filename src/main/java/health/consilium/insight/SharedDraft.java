package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;
import static java.util.stream.Collectors.joining;

import health.consilium.insight.disclosure.Crowds;
import health.consilium.insight.disclosure.Division;
import health.consilium.insight.disclosure.Group;
import health.consilium.insight.disclosure.Policy;
import health.consilium.insight.disclosure.Traits;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Coded;
import health.consilium.observation.Sex;
import health.consilium.observation.TimePoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shared observations of a release that is being published, in its transaction. By hand: the
 * patients stay in the database, only how many there are of each kind is read.
 */
final class SharedDraft {
  /** A treatment, by its numbers. */
  private record Treatment(int indication, int drug, int route) {}

  private static final int FETCHED = 1_000;

  /** Of what a row may tell: its day is one since the first dose, and none since an induction. */
  private static final List<TimePoint> TOLD =
      Stream.of(TimePoint.values()).filter(TimePoint::isAfterFirstDose).toList();

  private static final String TOLD_NUMBERS =
      TOLD.stream().map(each -> Integer.toString(each.number())).collect(joining(", "));

  private static final String DAYS =
      TOLD.stream()
          .map(each -> "when %d then %d".formatted(each.number(), each.target().toDays()))
          .collect(joining(" ", "case time_point ", " end"));

  /**
   * One outcome of each patient who is in no count and was never shared under this subject or
   * another, chosen at random among those whose time is after the first dose: that is what a row
   * tells of it.
   */
  private static final String CANDIDATES =
      """
      create temporary table shared_candidate on commit drop as
      select chosen.*, coalesce(first_dose.band, 0)::smallint as dose
      from (select distinct on (clinic_number, patient) clinic_number, patient, course_id, indication,
        drug, route, age_band, sex, coalesce(division, 10)::smallint as division, measure,
        time_point, baseline_milli, follow_up_milli
      from patient_outcome o
      join clinic_state on number = clinic_number
      left join census_division using (state)
      where in_rows and time_point in (%s) and not exists (
        select from shared_patient s
        where s.clinic_number = o.clinic_number and s.patient = o.patient)
        and not exists (
        select from patient_under_two_subjects t
        where t.clinic_number = o.clinic_number and t.patient = o.patient)
      order by clinic_number, patient, random()) chosen
      left join lateral (%s) first_dose on true
      """
          .formatted(TOLD_NUMBERS, firstDose("chosen"));

  private static final String GROUPS =
      """
      create temporary table shared_group (indication smallint, drug smallint, route smallint,
        age_band smallint, sex smallint, division smallint, dose smallint, shown_age text,
        shown_sex text, shown_division text, shown_dose smallint) on commit drop
      """;

  private static final String KINDS =
      """
      select indication, drug, route, age_band, sex, division, dose, clinic_number,
        count(*) as patients
      from shared_candidate
      group by 1, 2, 3, 4, 5, 6, 7, 8
      order by 1, 2, 3
      """;

  private static final String GROUP =
      "insert into shared_group values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String SHUFFLE =
      """
      create temporary table shared_row on commit drop as
      select c.*, g.shown_age, g.shown_sex, g.shown_division, g.shown_dose,
        row_number() over (order by random()) as position
      from shared_candidate c
      join shared_group g using (indication, drug, route, age_band, sex, division, dose)
      """;

  private static final String SHARE =
      """
      insert into shared_observation (number, position, value_milli, change_milli, indication, drug,
        route, measure, days, age_band, sex, division, dose_band)
      select ?, position, follow_up_milli, follow_up_milli - baseline_milli, indication, drug, route,
        measure, %s, shown_age, shown_sex, shown_division, shown_dose
      from shared_row
      """
          .formatted(DAYS);

  private static final String REMEMBER =
      """
      insert into shared_patient (course_id, clinic_number, number, position, baseline_milli,
        follow_up_milli, measure, time_point, patient)
      select course_id, clinic_number, ?, position, baseline_milli, follow_up_milli, measure,
        time_point, patient
      from shared_row
      """;

  /** What is not so any more, and what is left of a group that has become small by that. */
  private static final String WITHDRAW =
      """
      insert into shared_withdrawal (number, position)
      select number, position from shared_patient s
      join shared_observation r using (number, position)
      where not exists (
        select from patient_outcome o
        where o.in_rows and o.indication = r.indication and o.drug = r.drug and o.route = r.route
          and o.clinic_number = s.clinic_number and o.course_id = s.course_id
          and o.patient = s.patient and o.measure = s.measure and o.time_point = s.time_point
          and o.baseline_milli = s.baseline_milli and o.follow_up_milli = s.follow_up_milli)
        or r.dose_band <> coalesce((%s), 0)
      on conflict do nothing
      """
          .formatted(firstDose("s"));

  private static final String WITHDRAW_SMALL =
      """
      insert into shared_withdrawal (number, position)
      with shown as (
        select * from shared_observation o join shared_patient s using (number, position)
        where not exists (
          select from shared_withdrawal w where w.number = o.number and w.position = o.position)),
      clinic as (
        select number, indication, drug, route, age_band, sex, division, dose_band,
          count(*) as patients
        from shown group by 1, 2, 3, 4, 5, 6, 7, 8, clinic_number),
      small as (
        select number, indication, drug, route, age_band, sex, division, dose_band
        from clinic group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(patients) - max(patients) < ?)
      select s.number, s.position
      from shown s join small g on g.number = s.number and g.indication = s.indication
        and g.drug = s.drug and g.route = s.route
        and (g.age_band, g.sex, g.division, g.dose_band)
          is not distinct from (s.age_band, s.sex, s.division, s.dose_band)
      """;

  private final Connection connection;

  SharedDraft(Connection connection) {
    this.connection = connection;
  }

  /** Shares whoever finds a group, and takes out what was withdrawn. */
  void publish(int number, Policy policy) throws SQLException {
    execute(WITHDRAW);
    execute(WITHDRAW_SMALL, policy.patients());
    execute(CANDIDATES);
    execute(GROUPS);
    group(policy);
    execute(SHUFFLE);
    execute(SHARE, number);
    execute(REMEMBER, number);
  }

  /** The band of what was given in the first session of a course. */
  private static String firstDose(String of) {
    return """
    select dose_band(dose_milli, dose_unit) as band from patient_session given
    where given.clinic_number = %1$s.clinic_number and given.course_id = %1$s.course_id
    order by at, session_id limit 1
    """
        .formatted(of);
  }

  private void group(Policy policy) throws SQLException {
    try (var select = connection.prepareStatement(KINDS);
        var insert = connection.prepareStatement(GROUP)) {
      select.setFetchSize(FETCHED);
      var row = select.executeQuery();
      boolean more = row.next();
      while (more) {
        var treatment = treatment(row);
        var patients = new HashMap<Traits, Map<Integer, Integer>>();
        while (more && treatment(row).equals(treatment)) {
          patients
              .computeIfAbsent(traits(row), _ -> new HashMap<>())
              .put(row.getInt("clinic_number"), row.getInt("patients"));
          more = row.next();
        }
        add(insert, treatment, Crowds.of(patients, policy));
      }
      insert.executeBatch();
    }
  }

  private static void add(PreparedStatement insert, Treatment treatment, Map<Traits, Group> groups)
      throws SQLException {
    for (var entry : groups.entrySet()) {
      var traits = entry.getKey();
      var group = entry.getValue();
      var values = new ArrayList<@Nullable Object>();
      values.addAll(List.of(treatment.indication(), treatment.drug(), treatment.route()));
      values.addAll(
          List.of(
              traits.ageBand().number(),
              traits.sex().number(),
              traits.division().number(),
              traits.dose()));
      values.add(group.ageBand());
      values.add(group.sex());
      values.add(group.division());
      values.add(group.dose());
      bind(insert, values.toArray());
      insert.addBatch();
    }
  }

  private static Treatment treatment(ResultSet row) throws SQLException {
    return new Treatment(row.getInt("indication"), row.getInt("drug"), row.getInt("route"));
  }

  private static Traits traits(ResultSet row) throws SQLException {
    return new Traits(
        Coded.of(AgeBand.class, row.getInt("age_band")),
        Coded.of(Sex.class, row.getInt("sex")),
        Coded.of(Division.class, row.getInt("division")),
        row.getInt("dose"));
  }

  private void execute(String sql, @Nullable Object... arguments) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      statement.execute();
    }
  }
}
