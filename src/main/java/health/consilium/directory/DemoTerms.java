package health.consilium.directory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * On what terms a fictional clinic treats: who pays, for whom, how to get there. With a chance of
 * its own, so that the rest of the network is what it was before.
 */
final class DemoTerms {
  private static final int YEAR = 365;

  private static final List<String> PLANS =
      List.of("Blue Heron PPO", "Cedar HMO", "Evergreen Choice", "Lakeshore Select", "Summit EPO");

  private final Random random = new Random(19_990_815);
  private final Instant updatedAt;
  private final Network network;
  private final List<InsurancePlan> plans;

  DemoTerms(Instant updatedAt) {
    this.updatedAt = updatedAt;
    network =
        new Network(
            id(),
            1,
            true,
            List.of(),
            updatedAt,
            Verification.NONE,
            "Example Payers (fictional)",
            null);
    plans = PLANS.stream().map(this::plan).toList();
  }

  Network network() {
    return network;
  }

  List<InsurancePlan> plans() {
    return plans;
  }

  /** None for two clinics in three. */
  List<UUID> plansAccepted() {
    return random.nextInt(3) > 0
        ? List.of()
        : plans.stream()
            .filter(plan -> random.nextInt(2) == 0)
            .map(InsurancePlan::id)
            .sorted()
            .toList();
  }

  Set<PaymentMethod> paymentMethods(List<UUID> accepted) {
    var methods = EnumSet.of(PaymentMethod.SELF_PAY, PaymentMethod.CARD);
    if (!accepted.isEmpty()) {
      methods.add(PaymentMethod.INSURANCE);
    }
    methods.addAll(some(PaymentMethod.class, 4));
    return methods;
  }

  Set<Accessibility> accessibility() {
    return some(Accessibility.class, 3);
  }

  Set<Monitoring> monitoring(Delivery delivery) {
    var watched = some(Monitoring.class, 3);
    watched.add(Monitoring.BLOOD_PRESSURE);
    return delivery == Delivery.VIRTUAL ? Set.of() : watched;
  }

  Set<Staffing> staffing() {
    var there = some(Staffing.class, 5);
    there.add(Staffing.PHYSICIAN);
    return there;
  }

  ServiceCategory category() {
    return random.nextInt(3) == 0 ? ServiceCategory.BEHAVIORAL_HEALTH : ServiceCategory.OUTPATIENT;
  }

  /** One in eight treats minors. */
  AgeRange ages() {
    return new AgeRange(random.nextInt(8) == 0 ? 12 : 18, random.nextInt(10) == 0 ? 65 : null);
  }

  boolean referralRequired() {
    return random.nextInt(5) == 0;
  }

  /** 300 to 795 US dollars, and up to 200 more. */
  Price price() {
    int from = 300 + 5 * random.nextInt(100);
    return new Price(
        BigDecimal.valueOf(from),
        random.nextBoolean() ? BigDecimal.valueOf(from + 50L * (1 + random.nextInt(4))) : null,
        Price.Unit.SESSION);
  }

  /** Most have none: a society membership or a board, of which some are long over. */
  List<Credential> credentials(Organization organization) {
    var theirs = new ArrayList<Credential>();
    IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
        .mapToObj(number -> credential(organization))
        .forEach(theirs::add);
    return theirs;
  }

  /** Three in four are verified, one of these too long ago. */
  Verification verification() {
    var at = updatedAt.minus(Duration.ofDays(random.nextInt(120)));
    return random.nextInt(4) == 0
        ? Verification.NONE
        : Verification.of(VerificationStatus.ATTESTED, at, VerificationMethod.SELF);
  }

  private Credential credential(Organization organization) {
    var code = random.nextBoolean() ? Qualification.ASKP3 : Qualification.BOARD_PSYCHIATRY;
    var end =
        LocalDate.ofInstant(updatedAt, ZoneOffset.UTC).plusDays(random.nextInt(3 * YEAR) - 180);
    return new Credential(
        id(),
        1,
        true,
        List.of(),
        updatedAt,
        Verification.NONE,
        organization.id(),
        code.kind(),
        code,
        "Example Society (fictional)",
        null,
        null,
        CredentialStatus.ACTIVE,
        new Period(end.minusYears(3), end),
        null);
  }

  private InsurancePlan plan(String name) {
    return new InsurancePlan(
        id(),
        1,
        true,
        List.of(),
        updatedAt,
        Verification.NONE,
        network.id(),
        "Example " + name + " (fictional)",
        List.of());
  }

  private <E extends Enum<E>> EnumSet<E> some(Class<E> type, int oneIn) {
    var some = EnumSet.noneOf(type);
    for (E each : type.getEnumConstants()) {
      if (random.nextInt(oneIn) == 0) {
        some.add(each);
      }
    }
    return some;
  }

  private UUID id() {
    return DemoNetwork.id(random);
  }
}
