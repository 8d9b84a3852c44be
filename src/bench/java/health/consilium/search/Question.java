package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.Route;
import health.consilium.platform.paging.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * What is asked beside the point. The radius is as wide as it may be, so that each page is full at
 * every size of the network.
 *
 * @param mostBuffers that a walk may touch among any number of locations
 */
record Question(String name, String parameters, Filters filters, int mostBuffers) {
  private static final Filter IV = TraitFilter.of("routes", Set.of(Route.IV));
  private static final Filter PTSD = TraitFilter.of("indications", Set.of(Indication.PTSD));

  static final List<Question> ALL =
      List.of(
          new Question("no filter", "", Filters.NONE, 30),
          new Question(
              "a filter that 1 % meet",
              "&indications=CRPS",
              Filters.of(TraitFilter.of("indications", Set.of(BenchListings.RARE))),
              30),
          new Question("two filters", "&routes=IV&indications=PTSD", Filters.of(IV, PTSD), 30),
          new Question(
              "four filters",
              "&routes=IV&indications=PTSD&accepting=newpt&languages=es",
              Filters.of(
                  IV,
                  PTSD,
                  TraitFilter.of("accepting", Set.of(PatientAcceptance.NEW_PATIENTS)),
                  new TermFilter("languages", Set.of(Term.language("es")))),
              100));

  String path(Coordinates point) {
    return "/v1/providers/search?near=%s,%s&radius=500%s"
        .formatted(point.latitude(), point.longitude(), parameters);
  }

  Inquiry inquiry(Coordinates point, Connection connection) throws SQLException {
    var area = new Area.Circle(point, Distance.ofMiles(500));
    var query = SearchQuery.of(area, filters, Limit.of(null));
    return new Inquiries(new Terms()).about(query, connection);
  }

  Walk walk(Coordinates point, FacetShares shares, Connection connection) throws SQLException {
    var inquiry = inquiry(point, connection);
    return new Walk(inquiry, shares.rarestCover(connection, inquiry.filters()));
  }
}
