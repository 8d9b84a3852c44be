package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.directory.Directory;
import health.consilium.directory.Distance;
import health.consilium.directory.Indication;
import health.consilium.directory.Listing;
import health.consilium.directory.Route;
import health.consilium.directory.TestNetwork;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProjectionTest {
  @Inject Directory directory;
  @Inject Database database;
  @Inject Search search;
  @Inject Upkeep upkeep;
  @Inject TestChanges changes;

  @Test
  void what_is_listed_no_longer_is_found_no_more() {
    var listing = TestNetwork.in(directory).clinic("Closing").at(0, 0);

    changes.change("update location set active = false where id = ?", listing);

    assertThat(facets(listing)).isEmpty();
  }

  @Test
  void a_changed_service_moves_to_its_new_facets() {
    var listing =
        TestNetwork.in(directory)
            .clinic("Changing")
            .offering(Set.of(Route.IV, Route.IM), Set.of(Indication.PTSD))
            .at(0, 0);

    changes.change(
        "update healthcare_service set routes = '{IM,SL}' where organization_id ="
            + " (select organization_id from location where id = ?)",
        listing);

    assertThat(facets(listing)).containsExactly("0", "2", "6", "19", "29");
  }

  @Test
  void a_moved_location_is_found_where_it_is_now() {
    var listing = TestNetwork.in(directory).clinic("Moving").at(0, 0);

    changes.change("update location set longitude = -5 where id = ?", listing);

    assertThat(read("location_facet.spot", listing))
        .allSatisfy(spot -> assertThat(spot).startsWith("(-5,"));
  }

  @Test
  void a_card_that_is_drawn_anew_is_told_apart_on_every_map() {
    var listing = TestNetwork.in(directory).clinic("Renamed").at(0, 0);

    changes.change("update location set name = 'Other' where id = ?", listing);

    assertThat(read("location_facet.drawn", listing)).containsOnly("2");
    assertThat(read("card.drawn", listing)).containsOnly("2");
    assertThat(read("card.location ->> 'name'", listing)).containsOnly("Other");
  }

  @Test
  void a_search_shows_a_card_as_it_was_drawn_last() {
    var network = TestNetwork.in(directory);
    var listing = network.clinic("Before").at(0, 0);
    assertThat(shown(network)).contains("Before");

    changes.change("update location set name = 'After' where id = ?", listing);

    assertThat(shown(network)).contains("After").doesNotContain("Before");
  }

  @Test
  void a_publication_that_is_rolled_back_leaves_nothing_to_find() {
    var listing = TestNetwork.in(directory).clinic("Undone").listing(0, 0);

    QuarkusTransaction.begin();
    directory.publish(List.of(listing));
    QuarkusTransaction.rollback();

    assertThat(facets(listing)).isEmpty();
  }

  @Test
  void a_card_of_an_older_shape_is_drawn_anew() {
    var listing = TestNetwork.in(directory).clinic("Old").at(0, 0);
    changes.write(
        "update location_card set shape = 0, location = '{}' where location_id = ?", listing);

    upkeep.redrawOutdated();

    assertThat(read("card.location ->> 'name'", listing)).containsOnly("Old");
    assertThat(read("card.shape", listing)).containsOnly("" + Card.SHAPE);
  }

  private String shown(TestNetwork network) {
    var area = new Area.Circle(network.middle(), Distance.ofMiles(1));
    var query = SearchQuery.of(area, Filters.NONE, Limit.of(null));
    var hits = search.page(query).items();
    return String.valueOf(hits.getFirst().location());
  }

  /** Those of traits; a term's is one of 32 by its number. */
  private List<String> facets(Listing listing) {
    return read("facet", listing).stream().filter(facet -> Integer.parseInt(facet) < 64).toList();
  }

  private List<String> read(String expression, Listing listing) {
    return database.call(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select "
                      + expression
                      + " from location_facet join location_card as card on number ="
                      + " location_facet.location where location_id = ? order by facet")) {
            select.setObject(1, listing.location().id());
            var values = new ArrayList<String>();
            var row = select.executeQuery();
            while (row.next()) {
              values.add(row.getString(1));
            }
            return values;
          }
        });
  }
}
