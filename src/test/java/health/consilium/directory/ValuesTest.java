package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private static final UUID ID = new UUID(0, 1);

  @Test
  void an_address_has_a_street_a_city_a_state_and_a_zip() {
    assertThatCode(() -> new Address("1 Main St", null, "O'Fallon", "MO", "63366"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wa", "W", "WAS", "W1", "Wa"})
  void a_state_is_two_capitals(String state) {
    assertThat(broken(() -> new Address("1 Main St", null, "Seattle", state, "98101")))
        .isEqualTo("state");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9810", "981011", "98101-1234", "9810A", "٩٨١٠١"})
  void a_zip_is_five_digits(String zip) {
    assertThat(broken(() -> new Address("1 Main St", null, "Seattle", "WA", zip)))
        .isEqualTo("postalCode");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "a\u0000b"})
  void a_name_is_one_line_with_something_on_it(String name) {
    assertThat(broken(() -> organization(name, null, null))).isEqualTo("name");
  }

  @Test
  void a_name_has_at_most_200_characters_however_many_bytes_they_take() {
    assertThatCode(() -> organization("🦉".repeat(200), null, null)).doesNotThrowAnyException();
    assertThat(broken(() -> organization("a".repeat(201), null, null))).isEqualTo("name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "ftp://example.org",
        "//example.org",
        "https:///path",
        "https://user:secret@example.org",
        "mailto:a@example.org"
      })
  void a_website_is_https_with_a_host(String website) {
    assertThat(broken(() -> organization("Heron", URI.create(website), null))).isEqualTo("website");
  }

  @Test
  void an_organization_is_no_part_of_itself() {
    assertThat(broken(() -> organization("Heron", null, ID))).isEqualTo("partOf");
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE, +12065550123",
    "FAX, +442071838750",
    "EMAIL, hello@example.org",
    "URL, https://example.org/heron"
  })
  void a_contact_point_has_its_systems_form(ContactPoint.Kind system, String value) {
    assertThatCode(() -> new ContactPoint(system, value)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE, 2065550123", "PHONE, +1 206 555 0123", "PHONE, +0123456789", "PHONE, +12345",
    "FAX, +1234567890123456", "EMAIL, example.org", "EMAIL, a b@example.org", "EMAIL, a@b",
    "URL, http://example.org", "URL, 'https://exa mple.org'"
  })
  void a_contact_point_of_another_form_is_refused(ContactPoint.Kind system, String value) {
    assertThat(broken(() -> new ContactPoint(system, value))).isEqualTo("value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567893", "1245319599", "2000000002"})
  void an_npi_has_a_right_check_digit(String digits) {
    assertThatCode(() -> new Npi(digits)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890", "3234567893", "123456789", "12345678930", "", "123456789X"})
  void any_other_npi_is_refused_as_such(String digits) {
    var refusal = catchThrowableOfType(Refusal.class, () -> new Npi(digits));

    assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_NPI);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+05:00", "Z", "GMT+5"})
  void a_time_zone_is_more_than_an_offset(String zone) {
    assertThat(broken(() -> location(ZoneId.of(zone)))).isEqualTo("timeZone");
  }

  @Test
  void hours_are_told_to_the_minute() {
    var odd = LocalTime.of(9, 0, 30);

    assertThat(broken(() -> new DayHours(Weekday.MONDAY, odd, LocalTime.NOON))).isEqualTo("opens");
    assertThat(broken(() -> new DayHours(Weekday.MONDAY, LocalTime.NOON, odd))).isEqualTo("closes");
  }

  @ParameterizedTest
  @CsvSource({
    "90.1, 0, latitude",
    "-91, 0, latitude",
    "NaN, 0, latitude",
    "0, 180.1, longitude",
    "0, -181, longitude",
    "0, NaN, longitude"
  })
  void a_position_lies_on_the_earth(double latitude, double longitude, String name) {
    assertThat(broken(() -> new Position(latitude, longitude, Position.Precision.ZIP)))
        .isEqualTo(name);
  }

  /** Against the length of the chord, which is worked out in space and knows no haversine. */
  @RepeatedTest(50)
  void a_distance_is_the_arc_above_the_chord(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    for (int i = 0; i < 1_000; i++) {
      var from = new Coordinates(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
      var to = somewhereNear(from, Math.pow(10, random.nextDouble(-4, 2)), random);

      double arc = arcAboveChord(from, to);
      assertThat(from.distanceTo(to).meters())
          .as("from %s to %s", from, to)
          .isCloseTo(arc, within(arc < 5_000_000 ? 1e-6 * arc : 1));
    }
  }

  /** 2,887.2599506 km on a sphere of 6,372.8 km are 2,886.4484 km on one of R1. */
  @Test
  void from_the_airport_of_nashville_to_that_of_los_angeles_it_is_as_published() {
    var nashville = new Coordinates(36.12, -86.67);
    var losAngeles = new Coordinates(33.94, -118.40);

    assertThat(nashville.distanceTo(losAngeles).kilometers()).isCloseTo(2_886.4484, within(0.0001));
  }

  @Test
  void nobody_gives_esketamine_without_the_certificate() {
    assertThat(broken(() -> esketamine(false))).isEqualTo("remsCertified");
    assertThatCode(() -> esketamine(true)).doesNotThrowAnyException();
  }

  @Test
  void what_is_given_at_the_place_names_its_place() {
    assertThat(broken(() -> service(Delivery.PHYSICAL, List.of(), List.of())))
        .isEqualTo("locations");
  }

  @Test
  void virtual_care_may_have_no_place() {
    assertThatCode(() -> service(Delivery.VIRTUAL, List.of(), List.of("WA", "OR")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_license_is_of_a_state() {
    assertThat(broken(() -> service(Delivery.VIRTUAL, List.of(), List.of("Washington"))))
        .isEqualTo("coverageStates");
  }

  @Test
  void a_place_named_twice_is_one() {
    assertThat(service(Delivery.PHYSICAL, List.of(ID, ID), List.of()).locations())
        .containsExactly(ID);
  }

  @Test
  void a_service_keeps_its_own_copies() {
    var routes = EnumSet.of(Route.IV);
    var places = new ArrayList<>(List.of(ID));
    var service = service(routes, places);

    routes.add(Route.PO);
    places.clear();

    assertThat(service.routes()).containsExactly(Route.IV);
    assertThat(service.locations()).containsExactly(ID);
  }

  @Test
  void a_list_has_at_most_100_entries() {
    var many =
        Collections.nCopies(101, new DayHours(Weekday.MONDAY, LocalTime.NOON, LocalTime.NOON));

    assertThat(broken(() -> TestHours.weekly(many))).isEqualTo("regular");
  }

  @Test
  void a_listing_shows_an_organizations_own_place() {
    var organization = Fictional.organization();
    var elsewhere = Fictional.location(Fictional.organization());

    assertThat(broken(() -> new Listing(elsewhere, organization, List.of())))
        .isEqualTo("organization");
  }

  @Test
  void a_listing_shows_what_is_given_there() {
    var organization = Fictional.organization();
    var here = Fictional.location(organization);
    var there = Fictional.location(organization);

    assertThat(broken(() -> new Listing(here, organization, List.of(Fictional.service(there)))))
        .isEqualTo("services");
  }

  private static Coordinates somewhereNear(
      Coordinates from, double degrees, SplittableRandom random) {
    double latitude = from.latitude() + random.nextDouble(-degrees, degrees);
    double longitude = from.longitude() + random.nextDouble(-degrees, degrees);
    return new Coordinates(
        Math.clamp(latitude, -90, 90), Math.IEEEremainder(longitude, 360)); // -180 to 180
  }

  private static double arcAboveChord(Coordinates from, Coordinates to) {
    double[] u = inSpace(from);
    double[] v = inSpace(to);
    double chord =
        Math.sqrt(Math.pow(u[0] - v[0], 2) + Math.pow(u[1] - v[1], 2) + Math.pow(u[2] - v[2], 2));
    return 2 * 6_371_008.8 * Math.asin(Math.min(1, chord / 2));
  }

  /** On the sphere of radius 1, from its center. */
  private static double[] inSpace(Coordinates at) {
    double phi = Math.toRadians(at.latitude());
    double lambda = Math.toRadians(at.longitude());
    return new double[] {
      Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)
    };
  }

  /** The component that a value's guard refuses. */
  private static String broken(ThrowingCallable making) {
    return catchThrowableOfType(Refusal.Invalid.class, making).name();
  }

  private static Organization organization(
      String name, @Nullable URI website, @Nullable UUID partOf) {
    return new Organization(
        ID,
        1,
        true,
        List.of(),
        Instant.EPOCH,
        Verification.NONE,
        name,
        List.of(),
        null,
        partOf,
        website,
        List.of());
  }

  private static Location location(ZoneId zone) {
    return new Location(
        ID,
        1,
        true,
        List.of(),
        Instant.EPOCH,
        Verification.NONE,
        ID,
        "Heron",
        new Address("1 Main St", null, "Seattle", "WA", "98101"),
        new Position(47.6, -122.3, Position.Precision.ZIP),
        zone,
        null,
        List.of(),
        PatientAcceptance.NEW_PATIENTS,
        Set.of());
  }

  private static HealthcareService esketamine(boolean certified) {
    return service(
        Delivery.PHYSICAL, List.of(ID), List.of(), Set.of(Route.IN), Product.ESKETAMINE, certified);
  }

  private static HealthcareService service(Set<Route> routes, List<UUID> locations) {
    return service(
        Delivery.PHYSICAL, locations, List.of(), routes, Product.RACEMIC_KETAMINE, false);
  }

  private static HealthcareService service(
      Delivery delivery, List<UUID> locations, List<String> states) {
    return service(delivery, locations, states, Set.of(), Product.RACEMIC_KETAMINE, false);
  }

  private static HealthcareService service(
      Delivery delivery,
      List<UUID> locations,
      List<String> states,
      Set<Route> routes,
      Product product,
      boolean certified) {
    return new HealthcareService(
        ID,
        1,
        true,
        List.of(),
        Instant.EPOCH,
        Verification.NONE,
        ID,
        locations,
        List.of(),
        delivery,
        states,
        routes,
        product,
        certified,
        Set.of(),
        List.of("en"),
        false,
        false,
        null,
        null,
        null,
        null,
        List.of(),
        Set.of(),
        null,
        Set.of(),
        Set.of());
  }
}
