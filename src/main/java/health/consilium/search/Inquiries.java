package health.consilium.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Looks up what the database has to say of a search's words, before it searches. */
@ApplicationScoped
class Inquiries {
  private final Terms terms;

  Inquiries(Terms terms) {
    this.terms = terms;
  }

  Inquiry about(SearchQuery query, Connection connection) throws SQLException {
    return new Inquiry(
        query, query.filters().numbered(terms, connection), naming(query, connection));
  }

  private static Optional<Naming> naming(SearchQuery query, Connection connection)
      throws SQLException {
    return query.name().isEmpty()
        ? Optional.empty()
        : Optional.of(Naming.any(Dictionary.candidates(query.name().get().words(), connection)));
  }
}
