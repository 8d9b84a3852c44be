package health.consilium.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that a search asks for: one of these traits is enough.
 *
 * @param parameter as it stands in the URL
 */
record Filter(String parameter, Set<Trait> wanted) {
  static Filter of(String parameter, Set<? extends Enum<?>> values) {
    return new Filter(
        parameter, values.stream().map(Trait::of).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether it asks for something that a location has for all its services alike. */
  boolean isOfPlace() {
    return wanted.stream().allMatch(Trait::isOfPlace);
  }

  /** The bits of which an offer needs one. */
  long word() {
    return Trait.word(wanted.stream());
  }

  /** The maps that hold all matches between them; none where one of the traits has no map. */
  List<Facet> cover() {
    var facets = Facet.of(word()).toList();
    return facets.size() == wanted.size() ? facets : List.of();
  }
}
