package health.consilium.platform.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Values between Java and a hand-written statement; an {@link Instant} is a {@code timestamptz}.
 */
public final class Arguments {
  private Arguments() {}

  /** Binds the values to the statement's question marks, in their order. */
  public static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
    }
  }

  /**
   * How long a statement waits for a lock, as {@code lock_timeout} has it.
   *
   * @param patience to the millisecond; at least one, since PostgreSQL takes none as without end
   */
  public static String lockTimeout(Duration patience) {
    return Math.max(1, patience.toMillis()) + "ms";
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The same of a column that may be null. */
  public static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
