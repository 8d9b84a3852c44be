package health.consilium.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a search asks for: a location matches when one single offer of it meets all filters. */
record Filters(List<Filter> all) {
  static final Filters NONE = new Filters(List.of());

  static Filters of(Filter... some) {
    return new Filters(List.of(some));
  }

  /** The same with the numbers of their terms. */
  Filters numbered(Terms terms, Connection connection) throws SQLException {
    var numbered = new ArrayList<Filter>();
    for (Filter filter : all) {
      numbered.add(
          filter instanceof TermFilter each
              ? each.numbered(terms.numbers(each.wanted(), connection))
              : filter);
    }
    return new Filters(numbered);
  }

  /** What they ask for, whichever day they are asked on. */
  String identity() {
    return all.stream().map(Filter::identity).collect(Collectors.joining(" "));
  }

  /** Whether any offer may meet them: not where no offer ever had one of the terms. */
  boolean canBeMet() {
    return all.stream()
        .noneMatch(filter -> filter instanceof TermFilter each && each.numbers().isEmpty());
  }

  /** Whether this one offer meets each of them. */
  boolean areMet(Offer offer) {
    for (Filter filter : all) {
      if (!filter.isMet(offer)) {
        return false;
      }
    }
    return true;
  }

  /** Each a choice of maps to walk, which hold every match between them. */
  Stream<List<Facet>> covers() {
    return isOfPlace()
        ? Stream.of(List.of(Facet.EVERY_PLACE))
        : Stream.concat(
            all.stream().map(Filter::cover).filter(cover -> !cover.isEmpty()),
            Stream.of(List.of(Facet.EVERY_SERVICE)));
  }

  /** The map of all that they can be asked of. */
  Facet everything() {
    return isOfPlace() ? Facet.EVERY_PLACE : Facet.EVERY_SERVICE;
  }

  /** Those that are not met already by being on these maps. */
  List<Filter> beyond(List<Facet> cover) {
    return all.stream().filter(filter -> !filter.isMetOn(cover)).toList();
  }

  /** Whether none of them asks for anything of a service. */
  boolean isOfPlace() {
    return all.stream().allMatch(Filter::isOfPlace);
  }
}
