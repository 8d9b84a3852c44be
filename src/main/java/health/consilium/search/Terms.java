package health.consilium.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The numbers of terms, as offers hold them. A number is given once and never taken back: a search
 * keeps those that it has read. A writer does not, since its transaction may still be undone.
 */
@ApplicationScoped
class Terms {
  /** Those that are there are left out: what does nothing on a conflict uses a number up too. */
  private static final String ADD =
      """
      insert into search_term (term)
      select wanted collate "C" from unnest(?::text[]) as wanted
      where not exists (select from search_term where term = wanted collate "C")
      order by 1
      on conflict do nothing
      """;

  private static final String NUMBERS =
      "select number, term from search_term where term = any(?::text[])";

  private static final String TERMS =
      "select number, term from search_term where number = any(?::integer[])";

  private final Map<Term, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, Term> terms = new ConcurrentHashMap<>();

  /** The numbers of all these terms: those that have none get one. */
  static Map<Term, Integer> numbered(Collection<Term> wanted, Connection connection)
      throws SQLException {
    Object[] texts = texts(wanted);
    try (var add = connection.prepareStatement(ADD)) {
      add.setArray(1, connection.createArrayOf("text", texts));
      add.executeUpdate();
    }
    var found = new HashMap<Term, Integer>();
    read(NUMBERS, "text", texts, connection).forEach((number, term) -> found.put(term, number));
    return found;
  }

  /** The numbers of those of the terms that an offer has, or once had. */
  Map<Term, Integer> numbers(Collection<Term> wanted, Connection connection) throws SQLException {
    var unread = wanted.stream().filter(term -> !numbers.containsKey(term)).toList();
    if (!unread.isEmpty()) {
      keep(read(NUMBERS, "text", texts(unread), connection));
    }
    return wanted.stream()
        .filter(numbers::containsKey)
        .collect(Collectors.toMap(term -> term, numbers::get));
  }

  /** The terms of these numbers, and of others: all that are known here. */
  Map<Integer, Term> terms(Collection<Integer> wanted, Connection connection) throws SQLException {
    Object[] unread = wanted.stream().filter(number -> !terms.containsKey(number)).toArray();
    if (unread.length > 0) {
      keep(read(TERMS, "integer", unread, connection));
    }
    return Collections.unmodifiableMap(terms);
  }

  private void keep(Map<Integer, Term> found) {
    found.forEach(
        (number, term) -> {
          terms.put(number, term);
          numbers.put(term, number);
        });
  }

  private static Map<Integer, Term> read(
      String sql, String type, Object[] wanted, Connection connection) throws SQLException {
    var found = new HashMap<Integer, Term>();
    try (var select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf(type, wanted));
      var row = select.executeQuery();
      while (row.next()) {
        found.put(row.getInt(1), Term.parse(row.getString(2)));
      }
    }
    return found;
  }

  private static Object[] texts(Collection<Term> terms) {
    return terms.stream().map(Term::text).toArray();
  }
}
