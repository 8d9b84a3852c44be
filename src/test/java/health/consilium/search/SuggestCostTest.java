package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.directory.Coordinates;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a suggestion reads, in buffers of 8 kB, among 100,000 names of 30,000 words that no other
 * test's names have. Buffers are counted and not milliseconds: they are the same on every machine.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SuggestCostTest {
  /**
   * Three names have each rare word, a thousand each common one, and all have {@code zzketamine}.
   */
  private static final String SOME_NAMES =
      """
      with some_name as (
        select array['zz' || left(md5((? + i) % 30000 || ''), 9), 'zzcommon' || (? + i) % 100,
          'zzketamine'] as words
        from generate_series(1, 5000) as i),
      word as (
        insert into name_word select distinct unnest(words) from some_name on conflict do nothing)
      insert into listed_name
        (number, location_id, of_organization, subject_id, latitude, longitude, name, words)
      select 0, gen_random_uuid(), true, gen_random_uuid(), -40 * random(), -40 * random(),
        array_to_string(words, ' '), words
      from some_name
      """;

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private static boolean filled;

  @Inject Database database;
  @Inject ObjectMapper json;

  @BeforeEach
  void fill() {
    if (!filled) {
      for (int from = 0; from < 100_000; from += 5_000) {
        int first = from;
        database.call(connection -> insert(first, connection));
      }
      database.call(SuggestCostTest::vacuum);
      filled = true;
    }
  }

  /** The word {@code zzcfcd20849} is that of number 0. */
  @ParameterizedTest(name = "{0} in {1} buffers")
  @CsvSource({
    "zzcfcd20849, 250",
    "zzcfcd2, 400",
    "zzcfcd20489, 250",
    "zzcfcd2084x, 250",
    "zzcfcd20849 zzcommon0, 600",
    "zzcfcd20849 zzketamine, 350",
    "zzketamine zzcfcd20849, 350",
    "zzketamine, 150",
    "zzc, 1000"
  })
  void a_suggestion_reads_little(String typed, int most) {
    var plans = explain(TypedName.of(typed, Optional.of(new Coordinates(-20, -20))));

    assertThat(plans)
        .allSatisfy(plan -> assertThat(plan.get("Actual Rows").asInt()).isPositive())
        .allSatisfy(plan -> assertThat(plan.toString()).doesNotContain("Seq Scan"));
    assertThat(plans.stream().mapToInt(SuggestCostTest::buffers).sum()).isLessThanOrEqualTo(most);
  }

  /** Of the dictionary's statement and of that of the names. */
  private List<JsonNode> explain(TypedName typed) {
    return QuarkusTransaction.requiringNew()
        .call(() -> database.call(connection -> explain(typed, connection)));
  }

  private List<JsonNode> explain(TypedName typed, Connection connection) throws SQLException {
    var words = typed.words();
    var search = NameSearch.of(typed, connection);
    return List.of(
        explain(
            Dictionary.CANDIDATES,
            select -> Arguments.bind(select, Dictionary.arguments(words, select)),
            connection),
        explain(search.sql(), select -> search.bind(select, Limit.of(null)), connection));
  }

  /** By the plan that PostgreSQL settles on once a connection has run the statement five times. */
  private JsonNode explain(String sql, Binding binding, Connection connection) throws SQLException {
    try (var settle = connection.createStatement();
        var explain =
            connection.prepareStatement("explain (analyze, buffers, format json) " + sql)) {
      settle.execute("set local plan_cache_mode = force_generic_plan");
      binding.bind(explain);
      var row = explain.executeQuery();
      row.next();
      return json.readTree(row.getString(1)).at("/0/Plan");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int buffers(JsonNode plan) {
    return plan.get("Shared Hit Blocks").asInt() + plan.get("Shared Read Blocks").asInt();
  }

  private static int insert(int from, Connection connection) throws SQLException {
    try (var insert = connection.prepareStatement(SOME_NAMES)) {
      insert.setInt(1, from);
      insert.setInt(2, from);
      return insert.executeUpdate();
    }
  }

  private static boolean vacuum(Connection connection) throws SQLException {
    try (var vacuum = connection.createStatement()) {
      return vacuum.execute("vacuum (analyze) name_word, listed_name");
    }
  }
}
