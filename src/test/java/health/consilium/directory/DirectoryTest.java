package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DirectoryTest {
  @Inject Directory directory;
  @Inject Audience audience;

  /** Hears what the directory tells, and looks at once with a statement of its own. */
  @ApplicationScoped
  static class Audience {
    private final Queue<ListingsChanged> heard = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> seen = new ConcurrentLinkedQueue<>();

    @Inject Database database;

    void changed(@Observes ListingsChanged change) {
      heard.add(change);
      seen.addAll(database.call(Audience::locations));
    }

    List<ListingsChanged> heardOf(Location location) {
      return heard.stream().filter(each -> each.locations().contains(location.id())).toList();
    }

    Queue<UUID> seen() {
      return seen;
    }

    private static List<UUID> locations(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("select id from location")) {
        var ids = new ArrayList<UUID>();
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
      }
    }
  }

  @Test
  void what_was_published_is_listed_unchanged() {
    var listing = Fictional.listing();

    directory.publish(List.of(listing));

    assertThat(directory.listings(Set.of(listing.location().id()))).containsExactly(listing);
  }

  @Test
  void a_listing_has_its_services_by_id() {
    var organization = Fictional.organization();
    var location = Fictional.location(organization);
    var services = Stream.generate(() -> Fictional.service(location)).limit(8).toList();
    directory.publish(List.of(new Listing(location, organization, services)));

    var listed = directory.listings(Set.of(location.id())).getFirst().services();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(services)
        .isSortedAccordingTo(Comparator.comparing(service -> service.id().toString()));
  }

  @Test
  void a_service_of_two_places_is_listed_at_both() {
    var organization = Fictional.organization();
    var here = Fictional.location(organization);
    var there = Fictional.location(organization);
    var shared = Fictional.service(here, there);

    directory.publish(
        List.of(
            new Listing(here, organization, List.of(shared)),
            new Listing(there, organization, List.of(shared))));

    assertThat(directory.listings(Set.of(here.id(), there.id())))
        .hasSize(2)
        .allSatisfy(listing -> assertThat(listing.services()).containsExactly(shared));
  }

  @Test
  void a_place_out_of_use_is_not_listed() {
    var organization = Fictional.organization();
    var closed = Fictional.location(organization, false);
    directory.publish(
        List.of(new Listing(closed, organization, List.of(Fictional.service(closed)))));

    var listings = directory.listings(Set.of(closed.id()));

    assertThat(listings).isEmpty();
  }

  @Test
  void a_place_of_an_organization_out_of_business_is_not_listed() {
    var listing = Fictional.listing(Fictional.organization(false));
    directory.publish(List.of(listing));

    var listings = directory.listings(Set.of(listing.location().id()));

    assertThat(listings).isEmpty();
  }

  @Test
  void a_place_without_an_active_service_is_not_listed() {
    var organization = Fictional.organization();
    var location = Fictional.location(organization);
    var ended = Fictional.service(false, location);
    directory.publish(List.of(new Listing(location, organization, List.of(ended))));

    var listings = directory.listings(Set.of(location.id()));

    assertThat(listings).isEmpty();
  }

  @Test
  void publishing_tells_once_of_all_its_places() {
    var first = Fictional.listing();
    var second = Fictional.listing();

    directory.publish(List.of(first, second));

    assertThat(audience.heardOf(first.location()))
        .containsExactly(
            new ListingsChanged(Set.of(first.location().id(), second.location().id())));
  }

  @Test
  void who_is_told_finds_the_new_rows_already() {
    var listing = Fictional.listing();

    directory.publish(List.of(listing));

    assertThat(audience.seen()).contains(listing.location().id());
  }

  @Test
  void a_refused_publication_leaves_nothing_behind() {
    var listing = Fictional.listing();
    directory.publish(List.of(listing));
    var fresh = Fictional.listing();

    assertThatThrownBy(() -> directory.publish(List.of(fresh, listing)))
        .hasStackTraceContaining("organization_pk");

    assertThat(directory.listings(Set.of(fresh.location().id()))).isEmpty();
  }
}
