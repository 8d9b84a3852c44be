package health.consilium.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a search asks for: a location matches when one single offer of it meets all filters. */
record Filters(List<Filter> all) {
  static final Filters NONE = new Filters(List.of());

  /** Those of them that ask for something. */
  static Filters of(Filter... some) {
    return new Filters(Arrays.stream(some).filter(filter -> !filter.wanted().isEmpty()).toList());
  }

  /** Each a choice of maps to walk, which hold every match between them. */
  Stream<List<Facet>> covers() {
    var services = all.stream().filter(filter -> !filter.isOfPlace()).toList();
    return services.isEmpty()
        ? Stream.of(List.of(Facet.EVERY_PLACE))
        : Stream.concat(
            services.stream().map(Filter::cover).filter(cover -> !cover.isEmpty()),
            Stream.of(List.of(Facet.EVERY_SERVICE)));
  }

  /** Those that are not met already by being on these maps. */
  List<Filter> beyond(List<Facet> cover) {
    return all.stream().filter(filter -> !filter.cover().equals(cover)).toList();
  }
}
