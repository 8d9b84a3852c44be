package health.consilium.search;

import health.consilium.platform.paging.Limit;
import java.util.Optional;

/**
 * A search with what the database had to say of its words.
 *
 * @param filters of the query, with the numbers of their terms
 * @param naming by which names it looks for locations
 */
record Inquiry(SearchQuery query, Filters filters, Optional<Naming> naming) {
  /** One that asks for no term and no name. */
  static Inquiry of(SearchQuery query) {
    return new Inquiry(query, query.filters(), Optional.empty());
  }

  /** Whether it is worth looking: not where some word of it is nobody's. */
  boolean canBeMet() {
    return filters.canBeMet() && naming.map(Naming::canBeMet).orElse(true);
  }

  Inquiry inPagesOf(Limit other) {
    return new Inquiry(query.inPagesOf(other), filters, naming);
  }

  /** The same for names whose words have to be stretched just so far. */
  Inquiry stretched(int reach) {
    return new Inquiry(query, filters, naming.map(each -> each.only(reach)));
  }
}
