package health.consilium.directory;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A fictional network to look at: 1,800 clinics with made-up names, addresses on Example streets,
 * telephone numbers from the range that is reserved for fiction, and no NPI, since a made-up one
 * could be somebody's.
 *
 * <p>They stand at the middles of real ZIPs, drawn evenly among those where people live, so that
 * there are more of them where there are more ZIPs. Everything comes out of one {@link Random} with
 * a fixed seed, whose sequence Java specifies: every machine makes the same network, ids included.
 */
final class DemoNetwork {
  static final int SIZE = 1_800;

  private static final long SEED = 19_700_402;

  private static final List<String> NAMES =
      List.of(
          "Heron",
          "Cedar",
          "Juniper",
          "Lantern",
          "Meridian",
          "Harbor",
          "Willow",
          "Summit",
          "Kestrel",
          "Aspen",
          "Beacon",
          "Larkspur",
          "Prairie",
          "Tamarack",
          "Sandpiper",
          "Cypress",
          "Foxglove",
          "Granite",
          "Magnolia",
          "Osprey",
          "Redwood",
          "Saguaro",
          "Thistle",
          "Wren");

  private static final List<String> KINDS =
      List.of(
          "Ketamine Clinic",
          "Ketamine Center",
          "Wellness",
          "Psychiatry",
          "Infusion Center",
          "Behavioral Health",
          "Pain and Mood Clinic",
          "Interventional Psychiatry");

  private static final List<String> STREETS =
      List.of(
          "Example Street", "Example Avenue", "Sample Road", "Fictional Way", "Placeholder Lane");

  private final Random random = new Random(SEED);
  private final DemoPractice practice = new DemoPractice(random);
  private final DemoTerms terms;
  private final List<Zip> zips;
  private final Instant updatedAt;

  private DemoNetwork(List<Zip> zips, Instant updatedAt) {
    this.zips = zips.stream().filter(zip -> zip.area() && !zip.state().isEmpty()).toList();
    this.updatedAt = updatedAt;
    this.terms = new DemoTerms(updatedAt);
  }

  /**
   * The network, as if it had been entered at that time.
   *
   * @param payer who runs the plans
   * @param plans what the clinics may accept
   */
  record Demo(Network payer, List<InsurancePlan> plans, List<Listing> listings) {}

  static Demo of(List<Zip> zips, Instant updatedAt) {
    var network = new DemoNetwork(zips, updatedAt);
    var listings = IntStream.rangeClosed(1, SIZE).mapToObj(network::listing).toList();
    return new Demo(network.terms.network(), network.terms.plans(), listings);
  }

  private Listing listing(int number) {
    var zip = pick(zips);
    var organization = organization(number, zip);
    var location = location(organization, zip);
    var services = practice.offers().stream().map(offer -> service(location, zip, offer)).toList();
    return new Listing(location, organization, services, terms.credentials(organization));
  }

  private Organization organization(int number, Zip zip) {
    String name = pick(NAMES) + " " + pick(KINDS);
    String ordinal = String.format(Locale.ROOT, "%04d", number);
    return new Organization(
        id(),
        1,
        true,
        List.of(new Identifier("https://example.org/clinics", ordinal)),
        updatedAt,
        Verification.NONE,
        "Example " + name + " " + ordinal + " (fictional)",
        List.of("Example " + name),
        null,
        null,
        URI.create("https://example.org/clinics/" + ordinal),
        List.of(phone(zip)));
  }

  private Location location(Organization organization, Zip zip) {
    String suite = random.nextInt(3) == 0 ? "Suite " + (100 + random.nextInt(400)) : null;
    String line = (1 + random.nextInt(9_999)) + " " + pick(STREETS);
    var point = zip.point();
    return new Location(
        id(),
        1,
        true,
        List.of(),
        updatedAt,
        terms.verification(),
        organization.id(),
        organization.name(),
        new Address(line, suite, zip.city(), zip.state(), zip.code()),
        new Position(point.latitude(), point.longitude(), Position.Precision.ZIP),
        zip.timeZone(),
        practice.hours().orElse(null),
        List.of(phone(zip)),
        practice.acceptance(),
        terms.accessibility());
  }

  private HealthcareService service(Location location, Zip zip, DemoPractice.Offer offer) {
    boolean virtual = offer.delivery() == Delivery.VIRTUAL;
    var plans = terms.plansAccepted();
    return new HealthcareService(
        id(),
        1,
        true,
        List.of(),
        updatedAt,
        Verification.NONE,
        location.organization(),
        List.of(location.id()),
        List.of(offer.specialty()),
        offer.delivery(),
        virtual ? List.of(zip.state()) : List.of(),
        offer.routes(),
        offer.product(),
        offer.product() == Product.ESKETAMINE,
        practice.indications(offer),
        practice.languages(),
        random.nextInt(3) == 0,
        virtual,
        terms.category(),
        true,
        terms.referralRequired(),
        terms.ages(),
        plans,
        terms.paymentMethods(plans),
        terms.price(),
        terms.monitoring(offer.delivery()),
        terms.staffing());
  }

  /** In the clinic's own area, 555-0100 to 555-0199, which no telephone company gives out. */
  private ContactPoint phone(Zip zip) {
    String number =
        String.format(
            Locale.ROOT, "+1%s55501%02d", pick(AreaCodes.of(zip.state())), random.nextInt(100));
    return new ContactPoint(ContactPoint.Kind.PHONE, number);
  }

  private UUID id() {
    return id(random);
  }

  /** A UUID of version 4 (RFC 9562). */
  static UUID id(Random random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
