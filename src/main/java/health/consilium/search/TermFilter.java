package health.consilium.search;

import health.consilium.platform.sql.Conditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for one of some values of an open vocabulary.
 *
 * @param numbers of those of the wanted terms that any offer ever had
 */
record TermFilter(String parameter, Set<Term> wanted, Map<Term, Integer> numbers)
    implements Filter {
  TermFilter(String parameter, Set<Term> wanted) {
    this(parameter, wanted, Map.of());
  }

  TermFilter numbered(Map<Term, Integer> known) {
    return new TermFilter(parameter, wanted, known);
  }

  @Override
  public List<String> values() {
    return wanted.stream().map(Term::value).sorted().toList();
  }

  @Override
  public boolean isOfPlace() {
    return false;
  }

  @Override
  public List<Facet> cover() {
    return wanted.stream().allMatch(Term::isMapped)
        ? numbers.values().stream().map(Facet::ofTerm).distinct().toList()
        : List.of();
  }

  /** Several terms share a map. */
  @Override
  public boolean isMetOn(List<Facet> cover) {
    return false;
  }

  /**
   * Not by {@code &&}, which PostgreSQL takes for cheaper than a look at bits and asks of every
   * row: it takes either array apart each time.
   */
  @Override
  public void narrow(Conditions conditions) {
    conditions.and(
        numbers.keySet().stream()
            .map(each -> "? = any(terms)")
            .collect(Collectors.joining(" or ", "(", ")")),
        numbers.values().toArray());
  }

  @Override
  public boolean isMet(Offer offer) {
    for (Term each : wanted) {
      if (offer.terms().contains(each)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<String> met(Offer offer) {
    var met = new ArrayList<String>();
    for (Term each : wanted) {
      if (offer.terms().contains(each)) {
        met.add(each.value());
      }
    }
    met.sort(Comparator.naturalOrder());
    return met;
  }
}
