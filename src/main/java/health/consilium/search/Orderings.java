package health.consilium.search;

import jakarta.enterprise.context.ApplicationScoped;

/** Who finds the hits of a search in which order. */
@ApplicationScoped
class Orderings {
  private final Nearest nearest;
  private final Relevance relevance;

  Orderings(Nearest nearest, Relevance relevance) {
    this.nearest = nearest;
    this.relevance = relevance;
  }

  Ordering by(SearchOrder order) {
    return switch (order) {
      case DISTANCE -> nearest;
      case RELEVANCE -> relevance;
      case NAME -> Ranking.BY_NAME;
      case VERIFIED -> Ranking.BY_VERIFICATION;
    };
  }
}
