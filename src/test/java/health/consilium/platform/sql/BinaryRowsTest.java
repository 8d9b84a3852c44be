package health.consilium.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That PostgreSQL reads what was gathered. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BinaryRowsTest {
  record Row(
      int small,
      @Nullable Integer whole,
      UUID id,
      Instant at,
      List<Byte> bytes,
      @Nullable String text) {
    void addTo(BinaryRows rows) {
      byte[] plain = new byte[bytes.size()];
      for (int i = 0; i < plain.length; i++) {
        plain[i] = bytes.get(i);
      }
      rows.row(6).smallint(small).integer(whole).uuid(id).instant(at).bytes(plain).text(text);
    }
  }

  @Inject Database database;

  @Test
  void what_is_copied_is_what_was_gathered() {
    var rows =
        List.of(
            new Row(
                -7,
                Integer.MIN_VALUE,
                UUID.fromString("ffffffff-ffff-7fff-bfff-fffffffffffe"),
                Instant.parse("1964-01-01T00:00:00.000001Z"),
                List.of((byte) 0, (byte) -1),
                "a\"b\\,\n\u00e9"),
            new Row(
                Short.MAX_VALUE,
                null,
                new UUID(0, 1),
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                List.of(),
                null));

    assertThat(copied(rows)).isEqualTo(rows);
  }

  @Test
  void rows_that_fill_several_pieces_are_all_there_in_their_order() {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(new Row(1, i, new UUID(i, i), Instant.EPOCH, List.of((byte) i), "x".repeat(i % 40)));
    }

    assertThat(copied(rows)).isEqualTo(rows);
  }

  @Test
  void no_rows_are_none() {
    assertThat(copied(List.of())).isEmpty();
  }

  private List<Row> copied(List<Row> rows) {
    var gathered = new BinaryRows();
    rows.forEach(row -> row.addTo(gathered));
    assertThat(gathered.count()).isEqualTo(rows.size());
    return QuarkusTransaction.requiringNew()
        .call(() -> database.call(connection -> copied(connection, gathered)));
  }

  private static List<Row> copied(Connection connection, BinaryRows gathered) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          create temporary table gathered (small smallint, whole integer, id uuid, at timestamptz,
            bytes bytea, text text) on commit drop
          """);
      gathered.copy(connection, "copy gathered from stdin (format binary)");
      var found = new ArrayList<Row>();
      for (var row = statement.executeQuery("select * from gathered"); row.next(); ) {
        var bytes = new ArrayList<Byte>();
        for (byte each : row.getBytes("bytes")) {
          bytes.add(each);
        }
        found.add(
            new Row(
                row.getInt("small"),
                row.getObject("whole", Integer.class),
                row.getObject("id", UUID.class),
                Arguments.instant(row, "at"),
                bytes,
                row.getString("text")));
      }
      return found;
    }
  }
}
