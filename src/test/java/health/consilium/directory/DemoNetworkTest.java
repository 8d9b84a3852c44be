package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoNetworkTest {
  private static final List<Zip> ZIPS = new Gazetteer().zips();
  private static final List<Listing> NETWORK = DemoNetwork.of(ZIPS, Instant.EPOCH).listings();

  @Test
  void it_has_1800_clinics_of_one_to_three_services() {
    assertThat(NETWORK)
        .hasSize(1_800)
        .allSatisfy(listing -> assertThat(listing.services()).hasSizeBetween(1, 3));
  }

  @Test
  void every_machine_makes_the_same_network() throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    NETWORK.forEach(each -> digest.update(each.toString().getBytes(StandardCharsets.UTF_8)));

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("303ffe6c92b93afdecfa8257635edb28704cdb43699284225f1d519cb30d7008");
  }

  @Test
  void no_id_comes_twice() {
    var ids =
        NETWORK.stream()
            .flatMap(
                listing ->
                    Stream.concat(
                        Stream.of(listing.location().id(), listing.organization().id()),
                        listing.services().stream().map(HealthcareService::id)));

    assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id.version()).isEqualTo(4));
  }

  @Test
  void every_clinic_stands_at_a_zip_where_people_live() {
    var inhabited =
        ZIPS.stream()
            .filter(zip -> zip.area() && !zip.state().isEmpty())
            .map(zip -> List.of(zip.code(), zip.city(), zip.state(), zip.point(), zip.timeZone()))
            .collect(Collectors.toSet());

    assertThat(NETWORK).extracting(DemoNetworkTest::whereabouts).allMatch(inhabited::contains);
  }

  @Test
  void there_are_more_clinics_where_there_are_more_zips() {
    var byState =
        NETWORK.stream()
            .collect(
                Collectors.groupingBy(
                    listing -> listing.location().address().state(), Collectors.counting()));

    assertThat(byState).hasSizeGreaterThan(45);
    assertThat(byState.get("TX")).isGreaterThan(60).isGreaterThan(byState.get("WY"));
  }

  @Test
  void nobody_can_take_it_for_real() {
    assertThat(NETWORK)
        .extracting(Listing::organization)
        .allSatisfy(
            organization -> {
              assertThat(organization.name()).matches("Example .+ \\d{4} \\(fictional\\)");
              assertThat(organization.npi()).isNull();
              assertThat(organization.website()).hasHost("example.org");
            });
  }

  @Test
  void every_telephone_number_is_one_of_fiction() {
    var numbers =
        NETWORK.stream()
            .flatMap(
                listing ->
                    Stream.concat(
                        listing.location().telecom().stream(),
                        listing.organization().telecom().stream()))
            .map(ContactPoint::value);

    assertThat(numbers)
        .hasSize(3_600)
        .allMatch(number -> number.matches("\\+1[2-9]\\d\\d55501\\d\\d"));
  }

  @Test
  void it_shows_every_route_indication_product_and_delivery() {
    var services = NETWORK.stream().flatMap(listing -> listing.services().stream()).toList();

    assertThat(services).flatExtracting(HealthcareService::routes).contains(Route.values());
    assertThat(services)
        .flatExtracting(HealthcareService::indications)
        .contains(Indication.values());
    assertThat(services).extracting(HealthcareService::product).contains(Product.values());
    assertThat(services).extracting(HealthcareService::delivery).contains(Delivery.values());
  }

  @Test
  void some_hours_are_unknown_and_some_clinics_full() {
    var locations = NETWORK.stream().map(Listing::location).toList();

    assertThat(locations).filteredOn(each -> each.hours() == null).hasSizeBetween(150, 400);
    assertThat(locations)
        .extracting(Location::acceptingPatients)
        .contains(PatientAcceptance.values());
  }

  private static List<Object> whereabouts(Listing listing) {
    var location = listing.location();
    var address = location.address();
    return List.of(
        address.postalCode(),
        address.city(),
        address.state(),
        location.position().coordinates(),
        location.timeZone());
  }
}
