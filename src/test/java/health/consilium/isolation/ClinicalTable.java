package health.consilium.isolation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that holds rows of clinics.
 *
 * @param clinic the column that says whose a row is
 * @param columns the others, without those that the database fills by itself
 */
record ClinicalTable(String name, String clinic, List<Column> columns) {
  /**
   * @param type as PostgreSQL calls it inside, such as {@code int4}
   * @param updatable whether the service's role may change it
   */
  record Column(String name, String type, boolean updatable) {
    /** Some value of the column's type, as a literal. */
    String value() {
      return switch (type) {
        case "uuid" -> "gen_random_uuid()";
        case "timestamptz" -> "clock_timestamp()";
        case "date" -> "current_date";
        case "interval" -> "interval '1 day'";
        case "int2", "int4", "int8", "numeric", "float4", "float8" -> "1";
        case "text", "varchar", "bpchar" -> "'a'";
        case "bytea" -> "'\\x01'";
        case "bool" -> "false";
        case "json", "jsonb" -> "'{}'";
        default -> {
          if (type.startsWith("_")) {
            yield "'{}'";
          }
          throw new AssertionError("no value is known for " + name + ", a " + type);
        }
      };
    }
  }

  String select() {
    return "select %s from %s".formatted(clinic, name);
  }

  /** Adds a row to a clinic. */
  String insert(int number) {
    return "insert into %s (%s) values (%s)"
        .formatted(
            name,
            columns.stream().map(Column::name).collect(Collectors.joining(", ", "", ", " + clinic)),
            columns.stream()
                .map(Column::value)
                .collect(Collectors.joining(", ", "", ", " + number)));
  }

  /** Changes all that the service may change; to no clinic where there is nothing. */
  String update() {
    return columns.stream()
        .filter(Column::updatable)
        .map(column -> column.name() + " = " + column.value())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "),
                changes ->
                    "update %s set %s"
                        .formatted(name, changes.isEmpty() ? clinic + " = null" : changes)));
  }

  /** Gives all rows to a clinic. */
  String move(int number) {
    return "update %s set %s = %d".formatted(name, clinic, number);
  }

  String delete() {
    return "delete from " + name;
  }

  String truncate() {
    return "truncate " + name;
  }
}
