package health.consilium.isolation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.observation.TestSessions;
import health.consilium.platform.postgres.TestConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A clinic, and one of everything that only it may see.
 *
 * @param software the client that posts
 * @param person a clinician of the same clinic
 * @param subject what the clinic calls the patient
 * @param method a code that nobody else posts
 * @param ids by collection, as it is called in paths
 */
record Belongings(
    TestClinic software, TestClinic person, UUID subject, String method, Map<String, UUID> ids) {
  static Belongings open() {
    var software = TestClinic.open();
    var subject = UUID.randomUUID();
    var course = course();
    course.put("subject", subject.toString());
    var courseId = TestCourses.put(software, course);
    String method = "canary-" + letters();
    var observation = madrs(courseId);
    observation.put("method", method);
    TestCourses.post(software, observation);
    var event = TestSessions.adverseEvent(courseId);
    TestSessions.post(software, event);
    return new Belongings(
        software,
        software.another(ClientKind.PERSON),
        subject,
        method,
        Map.of(
            "courses",
            courseId,
            "sessions",
            TestSessions.put(software, courseId, TestSessions.session()),
            "observations",
            UUID.fromString(String.valueOf(observation.get("id"))),
            "adverse-events",
            UUID.fromString(String.valueOf(event.get("id")))));
  }

  /** What is in no answer to anybody else. */
  List<String> marks() {
    var marks = new ArrayList<>(ids.values().stream().map(UUID::toString).toList());
    marks.add(subject.toString());
    marks.add(method);
    marks.add(software.client());
    marks.add(person.client());
    return marks;
  }

  /** The collection of whose ids a member or a parameter of that name is one; empty for others. */
  static String collectionOf(String name) {
    return name + "s";
  }

  /** Each row of the clinic: its table, its place and the transaction that wrote it. */
  List<String> rows() throws SQLException {
    try (var superuser = TestConnection.superuser();
        var select = superuser.createStatement();
        var row = select.executeQuery(allRows(Tables.of(superuser)))) {
      var rows = new ArrayList<String>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }

  private String allRows(List<ClinicalTable> tables) {
    return tables.stream()
        // the sealer adds to it whenever it wants
        .filter(table -> !ClinicalCatalog.HIDDEN.contains(table.name()))
        .map(
            table ->
                """
                select '%1$s ' || ctid || ' ' || xmin from %1$s
                where %2$s = (select number from clinic where id = '%3$s')
                """
                    .formatted(table.name(), table.clinic(), software.id()))
        .collect(Collectors.joining(" union all ", "", " order by 1"));
  }

  /** Looked up once: reading the catalog takes longer than reading the rows. */
  private static final class Tables {
    private static @Nullable List<ClinicalTable> all;

    static synchronized List<ClinicalTable> of(Connection superuser) throws SQLException {
      if (all == null) {
        all = new ClinicalCatalog(superuser).tables();
      }
      return all;
    }
  }

  private static String letters() {
    return UUID.randomUUID().toString().replaceAll("[0-9-]", "").concat("x");
  }
}
