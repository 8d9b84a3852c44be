package health.consilium.search;

import health.consilium.platform.sql.Conditions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What is asked of a row of {@code location_facet}, as conditions of a statement. */
final class Asked {
  private static final String INSIDE = "spot <@ box(point(?, ?), point(?, ?))";

  private Asked() {}

  /** Whether it lies in the area's window around any of these middles, and meets the filters. */
  static Conditions of(Inquiry inquiry, List<Facet> cover, double... middles) {
    var window = inquiry.query().area().window();
    var conditions =
        new Conditions()
            .and(
                IntStream.range(0, middles.length)
                    .mapToObj(each -> INSIDE)
                    .collect(Collectors.joining(" or ", "(", ")")),
                DoubleStream.of(middles).boxed().flatMap(window::corners).toArray());
    inquiry.filters().beyond(cover).forEach(filter -> filter.narrow(conditions));
    return conditions;
  }
}
