package health.consilium.directory;

import static health.consilium.directory.TestCorrections.report;
import static health.consilium.directory.TestCorrections.reported;
import static health.consilium.directory.TestCorrections.somebody;
import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.delete;
import static health.consilium.directory.TestEntries.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.postgres.TestLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports that come at the same time as others, or as the end of what they are about. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CorrectionRaceTest {
  private static final String REPORTS = "lock table correction in share mode";
  private static final int WAITING_AT_MOST = 20;

  private TestClinic clinic;
  private String organization;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    organization = created(clinic, "organizations");
  }

  @Test
  void what_is_just_being_deleted_is_not_there_to_be_reported() throws Exception {
    var both =
        TestLock.<Response>inLine(
            "select 1 from organization where id = '%s' for update".formatted(organization),
            List.of(this::deletion, this::oneReport));

    both.getFirst().then().statusCode(204);
    refusedAt(both.getLast(), "/resource", "unprocessable");
    assertThat(reports("status = 'open' or note is not null")).isZero();
  }

  @Test
  void a_report_that_is_just_being_made_goes_with_what_it_is_about() throws Exception {
    var both = TestLock.<Response>inLine(REPORTS, List.of(this::oneReport, this::deletion));

    both.getFirst().then().statusCode(201);
    both.getLast().then().statusCode(204);
    assertThat(reports("status = 'obsolete' and note is null")).isEqualTo(1);
  }

  @Test
  void of_two_for_the_last_place_one_is_kept() throws Exception {
    IntStream.range(1, WAITING_AT_MOST).forEach(each -> reported("organizations", organization));

    var both = TestLock.<Response>inLine(REPORTS, List.of(this::oneReport, this::oneReport));

    assertThat(both).extracting(Response::statusCode).containsExactly(201, 409);
    assertThat(reports("status = 'open'")).isEqualTo(WAITING_AT_MOST);
  }

  private Response deletion() {
    return delete(clinic, "/v1/organizations/" + organization, 1);
  }

  private Response oneReport() {
    return somebody()
        .body(report("organizations", organization, ", \"note\": \"Empty windows.\""))
        .post("/v1/corrections");
  }

  private int reports(String condition) throws SQLException {
    try (var connection = TestConnection.superuser();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from correction where resource = '%s' and (%s)"
                    .formatted(organization, condition))) {
      row.next();
      return row.getInt(1);
    }
  }
}
