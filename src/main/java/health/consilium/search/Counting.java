package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts what the filters of a search would find, in one pass over all services in its area. A
 * service that fails one filter still counts for the values of that one.
 */
@ApplicationScoped
class Counting {
  private static final String SERVICES =
      """
      select location, latitude, spot[0], word, verified, terms, holds
      from %s
      %s\
      """;

  private final Interpreter interpreter;
  private final Database database;
  private final Inquiries inquiries;
  private final Terms terms;
  private final Clock clock;

  Counting(
      Interpreter interpreter, Database database, Inquiries inquiries, Terms terms, Clock clock) {
    this.interpreter = interpreter;
    this.database = database;
    this.inquiries = inquiries;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * How many each value of each filter finds.
   *
   * @throws Refusal 400 that names the parameter at fault
   */
  FacetCounts of(SearchRequest asked) {
    var query = interpreter.query(asked);
    var tally = database.call(connection -> tally(query, connection));
    return new FacetCounts(query.origin(), tally.total(), tally.counts());
  }

  private Tally tally(SearchQuery query, Connection connection) throws SQLException {
    var inquiry = inquiries.about(query, connection);
    var tally = new Tally(query.filters(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    if (inquiry.naming().map(Naming::canBeMet).orElse(true)) {
      count(inquiry, tally, connection);
    }
    return tally;
  }

  private void count(Inquiry inquiry, Tally tally, Connection connection) throws SQLException {
    var query = inquiry.query();
    double[] middles = query.area().window().middles().toArray();
    var unfiltered = new Inquiry(query, Filters.NONE, inquiry.naming());
    var conditions = Asked.of(unfiltered, List.of(), middles);
    inquiry.naming().ifPresent(naming -> naming.narrow(conditions));
    try (var select =
        connection.prepareStatement(
            SERVICES.formatted(Facet.EVERY_SERVICE.table(), conditions.sql()))) {
      Arguments.bind(select, conditions.arguments().toArray());
      var row = select.executeQuery();
      while (row.next()) {
        var at = new Coordinates(row.getDouble(2), row.getDouble(3));
        if (query.area().contains(at, query.area().center().distanceTo(at))) {
          tally.add(row.getInt(1), offer(row, connection));
        }
      }
    }
  }

  private Offer offer(ResultSet row, Connection connection) throws SQLException {
    return new Offer(
        row.getLong(4),
        terms(row, connection),
        numbers(row, 7).stream().map(each -> Holding.of(each.longValue())).toList(),
        Optional.ofNullable(row.getObject(5, Long.class)));
  }

  private Set<Term> terms(ResultSet row, Connection connection) throws SQLException {
    var numbers = numbers(row, 6).stream().map(Number::intValue).toList();
    var known = terms.terms(numbers, connection);
    return numbers.stream().map(known::get).collect(Collectors.toUnmodifiableSet());
  }

  private static List<Number> numbers(ResultSet row, int column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((Number[]) array.getArray());
  }
}
