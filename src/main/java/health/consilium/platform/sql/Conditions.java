package health.consilium.platform.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The conditions of a hand-written statement, with their arguments in the same order. An absent
 * filter leaves no trace in the SQL, so that the planner sees only what narrows.
 */
public final class Conditions {
  private final List<String> sql = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();

  /** Adds a condition, whose question marks stand for these values. */
  public Conditions and(String condition, Object... values) {
    sql.add(condition);
    arguments.addAll(List.of(values));
    return this;
  }

  /** Adds a condition with one question mark, if there is a value for it. */
  public Conditions and(String condition, Optional<?> value) {
    value.ifPresent(present -> and(condition, present));
    return this;
  }

  /** The where clause; nothing where there is no condition. */
  public String sql() {
    return sql.isEmpty() ? "" : sql.stream().collect(Collectors.joining(" and ", "where ", ""));
  }

  public List<Object> arguments() {
    return List.copyOf(arguments);
  }

  /** The same, and one more for a question mark behind the where clause. */
  public List<Object> argumentsAnd(Object last) {
    var all = new ArrayList<>(arguments);
    all.add(last);
    return all;
  }
}
