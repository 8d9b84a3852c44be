package health.consilium.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A name on the wire that clinical tables hold as a small integer: {@code clinical_code}. */
public interface Coded {
  /** Its number in the tables, which never changes. */
  int number();

  /** The constant of the number in that column, which may be null. */
  static <E extends Enum<E> & Coded> @Nullable E read(Class<E> type, ResultSet row, String column)
      throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : of(type, number);
  }

  /** The constant of that number. */
  static <E extends Enum<E> & Coded> E of(Class<E> type, int number) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.number() == number)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no " + type.getSimpleName() + " is number " + number));
  }
}
