package health.consilium.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
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

  /** Constants as a bit each, so that a column holds a set: null for none told. */
  static <E extends Enum<E> & Coded> @Nullable Integer bits(@Nullable Set<E> constants) {
    return constants == null
        ? null
        : constants.stream().mapToInt(constant -> 1 << constant.number()).sum();
  }

  /** The same constants in their order, so that every answer shows them alike. */
  static <E extends Enum<E>> Set<E> sorted(Class<E> type, Collection<E> constants) {
    var sorted = EnumSet.noneOf(type);
    sorted.addAll(constants);
    return Collections.unmodifiableSet(sorted);
  }

  /** The constants of {@link #bits}, in their order. */
  static <E extends Enum<E> & Coded> @Nullable Set<E> set(
      Class<E> type, ResultSet row, String column) throws SQLException {
    int bits = row.getInt(column);
    if (row.wasNull()) {
      return null;
    }
    var constants = EnumSet.allOf(type);
    constants.removeIf(constant -> (bits >> constant.number() & 1) == 0);
    return Collections.unmodifiableSet(constants);
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
