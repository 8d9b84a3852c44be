package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Courses by their outcome, counted where they are stored, through {@code observation}'s views. */
@Singleton
class OutcomeGroups {
  /**
   * Courses of one arm that share both scores.
   *
   * @param arm number of the column compared by; 0 where nothing is compared
   * @param baseline thousandths; null where there is none
   * @param followUp thousandths; null where there is none
   */
  record Group(int arm, @Nullable Integer baseline, @Nullable Integer followUp, int courses) {}

  /**
   * The last value in the seven days up to the first dose, and in the window the one nearest to its
   * target, of two as near the later; of two at one time the one with the smaller id.
   */
  private static final String GROUPS =
      """
      with scored as (
        select %s as arm,
          (select o.value_milli
           from observation_fact o
           where o.clinic_number = c.clinic_number and o.course_id = c.course_id and o.measure = ?
             and o.effective_at between c.started_at - interval '7 days' and c.started_at
           order by o.effective_at desc, o.id
           limit 1) as baseline,
          (select o.value_milli
           from observation_fact o
           where o.clinic_number = c.clinic_number and o.course_id = c.course_id and o.measure = ?
             and o.effective_at between c.started_at + ?::interval and c.started_at + ?::interval
           order by abs(extract(epoch from o.effective_at - (c.started_at + ?::interval))),
             o.effective_at desc, o.id
           limit 1) as follow_up
        from course_fact c
        %s)
      select arm, baseline, follow_up, count(*)::integer as courses
      from scored
      group by arm, baseline, follow_up
      """;

  private final Database database;

  OutcomeGroups(Database database) {
    this.database = database;
  }

  List<Group> of(ClinicNumber clinic, ResponseQuestion question) {
    var conditions = conditions(clinic, question.cohort());
    String arm = question.comparedBy().map(by -> "c." + by.column()).orElse("0");
    String sql = GROUPS.formatted(arm, conditions.sql());
    var arguments = arguments(question);
    arguments.addAll(conditions.arguments());
    return database.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments.toArray());
            var groups = new ArrayList<Group>();
            var row = statement.executeQuery();
            while (row.next()) {
              groups.add(group(row));
            }
            return groups;
          }
        });
  }

  private static List<Object> arguments(ResponseQuestion question) {
    int measure = question.instrument().number();
    var at = question.at();
    return new ArrayList<>(
        Arrays.asList(
            measure, measure, at.from().toString(), at.to().toString(), at.target().toString()));
  }

  private static Conditions conditions(ClinicNumber clinic, Cohort cohort) {
    return new Conditions()
        .and("c.clinic_number = ?", clinic.value())
        .and("c.indication = ?", cohort.indication().map(each -> each.number()))
        .and("c.drug = ?", cohort.drug().map(each -> each.number()))
        .and("c.route = ?", cohort.route().map(each -> each.number()))
        .and("c.failed_trials = ?", cohort.failedTrials())
        .and("c.started_at >= ?", cohort.startedFrom())
        .and("c.started_at < ?", cohort.startedTo());
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getInt("arm"),
        row.getObject("baseline", Integer.class),
        row.getObject("follow_up", Integer.class),
        row.getInt("courses"));
  }
}
