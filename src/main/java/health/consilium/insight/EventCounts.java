package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Counts a clinic's adverse events by the sessions that they went with, through {@code
 * observation}'s views. By hand: one statement answers for all terms, so that no count is of
 * another moment than the number that it is among.
 */
@Singleton
class EventCounts {
  /** An event without a session's name went with the first session of its day, if there was one. */
  private static final String COUNTS =
      """
      with given as (select course_id, session_id, day, number from session_fact %1$s),
      of_day as (
        select course_id, day, (array_agg(session_id order by number, session_id))[1] as session_id
        from given
        group by course_id, day),
      happened as (
        select e.term, e.serious, e.course_id, given.session_id
        from (select * from adverse_event_fact %1$s) e
        left join of_day d on d.course_id = e.course_id and d.day = e.day
        left join given on given.session_id = coalesce(e.session_id, d.session_id))
      select term, serious, grouping(term) = 1 as of_all, count(distinct session_id)::integer as sessions,
        count(distinct course_id)::integer as courses, (select count(*) from given)::integer as given,
        (select coalesce(sum(courses), 0) from outcome_count %2$s)::integer as enrolled
      from happened
      group by grouping sets ((term), (serious), ())
      order by sessions desc, courses desc, term collate "C"
      """;

  private final Database database;

  EventCounts(Database database) {
    this.database = database;
  }

  AdverseEventReport of(ClinicNumber clinic, Cohort cohort) {
    var chosen = cohort.in(clinic);
    var all = cohort.countedIn(clinic).and("(measure, time_point) = (0, 0)");
    var arguments = new ArrayList<>(chosen.arguments());
    arguments.addAll(chosen.arguments());
    arguments.addAll(all.arguments());
    String sql = COUNTS.formatted(chosen.sql(), all.sql());
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            bind(select, arguments.toArray());
            return report(select.executeQuery());
          }
        });
  }

  /** The row of all events is always there; that of the serious ones where there are some. */
  private static AdverseEventReport report(ResultSet row) throws SQLException {
    EventRate any = null;
    EventRate serious = null;
    var terms = new ArrayList<TermRate>();
    while (row.next()) {
      var rate = rate(row);
      if (!row.getBoolean("of_all")) {
        terms.add(new TermRate(row.getString("term"), rate.sessions(), rate.courses()));
      } else if (row.getObject("serious") == null) {
        any = rate;
      } else if (row.getBoolean("serious")) {
        serious = rate;
      }
    }
    var all = Objects.requireNonNull(any);
    return new AdverseEventReport(all, serious == null ? all.none() : serious, List.copyOf(terms));
  }

  private static EventRate rate(ResultSet row) throws SQLException {
    return new EventRate(
        Rate.exact(row.getInt("sessions"), row.getInt("given")),
        Rate.exact(row.getInt("courses"), row.getInt("enrolled")));
  }
}
