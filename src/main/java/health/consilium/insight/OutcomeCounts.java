package health.consilium.insight;

import static java.util.stream.Collectors.joining;

import health.consilium.access.ClinicNumber;
import health.consilium.observation.OutcomeRules;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts a clinic's courses by their outcome, through {@code observation}'s views. By hand: whole
 * months come from counts that are kept with each observation, so that an answer costs the same
 * however many observations there are; only parts of months are counted course by course.
 */
@Singleton
class OutcomeCounts {
  private static final String SUMS =
      """
      select %s as arm, coalesce(sum(enrolled), 0) as enrolled, coalesce(sum(evaluable), 0) as evaluable,
        coalesce(sum(responders), 0) as responders, coalesce(sum(remitted), 0) as remitted,
        coalesce(sum(improved), 0) as improved, coalesce(sum(worse), 0) as worse
      from (%s) counted
      %s
      %s
      """;

  private static final String BY_ARM = "group by 1 having sum(enrolled) > 0 order by 1";

  private static final String MONTHS =
      """
      select indication, drug, route, failed_trials,
        case time_point when 0 then courses else 0 end as enrolled,
        case time_point when 0 then 0 else courses end as evaluable,
        responders, remitted, improved, worse
      from outcome_count
      %s
      """;

  private static final String EDGES =
      """
      select c.indication, c.drug, c.route, c.failed_trials, 1, o.evaluable::integer,
        o.responder::integer, o.remitted::integer, o.improved::integer, o.worse::integer
      from course_fact c
      left join outcome_fact o on o.clinic_number = c.clinic_number and o.course_id = c.course_id
        and o.measure = ? and o.time_point = ?
      %s
      """;

  /** A select of rows to be summed. */
  private record Part(String sql, List<Object> arguments) {}

  private final Database database;

  OutcomeCounts(Database database) {
    this.database = database;
  }

  /** One for each arm, in their order; where no arms are compared, one for all courses. */
  List<Arm> arms(ClinicNumber clinic, ResponseQuestion question) {
    var rules = OutcomeRules.of(question.instrument());
    return counts(clinic, question).stream()
        .map(each -> each.arm(ArmLabel.of(question.comparedBy(), each.arm()), rules))
        .toList();
  }

  private List<OutcomeCount> counts(ClinicNumber clinic, ResponseQuestion question) {
    var period = question.started();
    var parts = new ArrayList<Part>();
    parts.add(months(clinic, question));
    if (!period.edges().isEmpty()) {
      parts.add(edges(clinic, question));
    }
    return read(sums(parts, question));
  }

  private static Part sums(List<Part> parts, ResponseQuestion question) {
    var conditions = question.cohort().narrow(new Conditions());
    var arm = question.comparedBy();
    String sql =
        SUMS.formatted(
            arm.map(ComparedBy::column).orElse("0"),
            parts.stream().map(Part::sql).collect(joining("union all\n")),
            conditions.sql(),
            arm.isPresent() ? BY_ARM : "");
    var arguments = new ArrayList<>();
    parts.forEach(part -> arguments.addAll(part.arguments()));
    arguments.addAll(conditions.arguments());
    return new Part(sql, arguments);
  }

  private static Part months(ClinicNumber clinic, ResponseQuestion question) {
    int measure = question.instrument().number();
    var conditions =
        new Conditions()
            .and("clinic_number = ?", clinic.value())
            .and("(measure, time_point) in ((0, 0), (?, ?))", measure, question.at().number())
            .and("month >= ?", question.started().from())
            .and("month < ?", question.started().until());
    question.cohort().neighbors(conditions);
    return new Part(MONTHS.formatted(conditions.sql()), conditions.arguments());
  }

  private static Part edges(ClinicNumber clinic, ResponseQuestion question) {
    var edges = question.started().edges();
    var conditions =
        new Conditions()
            .and("c.clinic_number = ?", clinic.value())
            .and(
                edges.stream()
                    .map(edge -> "c.started_at >= ? and c.started_at < ?")
                    .collect(joining(" or ", "(", ")")),
                edges.stream().flatMap(edge -> Stream.of(edge.from(), edge.until())).toArray());
    var arguments = new ArrayList<Object>();
    arguments.add(question.instrument().number());
    arguments.add(question.at().number());
    arguments.addAll(conditions.arguments());
    return new Part(EDGES.formatted(conditions.sql()), arguments);
  }

  private List<OutcomeCount> read(Part sums) {
    return database.list(sums.sql(), sums.arguments(), OutcomeCounts::count);
  }

  private static OutcomeCount count(ResultSet row) throws SQLException {
    return new OutcomeCount(
        row.getInt("arm"),
        row.getInt("enrolled"),
        row.getInt("evaluable"),
        row.getInt("responders"),
        row.getInt("remitted"),
        row.getInt("improved"),
        row.getInt("worse"));
  }
}
