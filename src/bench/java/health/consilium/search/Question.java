package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import health.consilium.directory.Indication;
import health.consilium.directory.Route;
import health.consilium.platform.paging.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked beside the point. The radius is as wide as it may be, so that each page is full at
 * every size of the network.
 */
record Question(String name, String parameters, Filters filters) {
  static final List<Question> ALL =
      List.of(
          new Question("no filter", "", Filters.NONE),
          new Question(
              "a filter that 1 % meet",
              "&indications=CRPS",
              Filters.of(Filter.of("indications", Set.of(BenchListings.RARE)))),
          new Question(
              "two filters",
              "&routes=IV&indications=PTSD",
              Filters.of(
                  Filter.of("routes", Set.of(Route.IV)),
                  Filter.of("indications", Set.of(Indication.PTSD)))));

  String path(Coordinates point) {
    return "/v1/providers/search?near=%s,%s&radius=500%s"
        .formatted(point.latitude(), point.longitude(), parameters);
  }

  SearchQuery query(Coordinates point) {
    return new SearchQuery(
        Origin.of(point),
        new Area.Circle(point, Distance.ofMiles(500)),
        filters,
        LengthUnit.MILE,
        Limit.of(null),
        Optional.empty());
  }

  Walk walk(Coordinates point, FacetShares shares, Connection connection) throws SQLException {
    return new Walk(query(point), shares.rarestCover(connection, filters));
  }
}
