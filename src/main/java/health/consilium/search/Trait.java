package health.consilium.search;

import static java.util.Map.entry;

import health.consilium.directory.Accessibility;
import health.consilium.directory.Delivery;
import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.PaymentMethod;
import health.consilium.directory.Product;
import health.consilium.directory.Route;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an offer is or has: a bit of its word. The numbers are stored: they never change their
 * meaning, and new ones come behind.
 *
 * @param number 0 to 62
 */
record Trait(int number) {
  /** The location itself, without its services. */
  static final Trait PLACE = new Trait(0);

  /** A service. */
  static final Trait SERVICE = new Trait(29);

  private static final int FIRST_OF_PLACE = 44;

  private static final Map<Enum<?>, Integer> NUMBERS =
      Map.ofEntries(
          entry(Route.IV, 1),
          entry(Route.IM, 2),
          entry(Route.SC, 3),
          entry(Route.IN, 4),
          entry(Route.PO, 5),
          entry(Route.SL, 6),
          entry(Product.RACEMIC_KETAMINE, 8),
          entry(Product.ESKETAMINE, 9),
          entry(Delivery.PHYSICAL, 10),
          entry(Delivery.VIRTUAL, 11),
          entry(Indication.MDD, 16),
          entry(Indication.TRD, 17),
          entry(Indication.BIPOLAR_DEPRESSION, 18),
          entry(Indication.PTSD, 19),
          entry(Indication.OCD, 20),
          entry(Indication.ANXIETY, 21),
          entry(Indication.SUICIDALITY, 22),
          entry(Indication.CRPS, 23),
          entry(Indication.FIBROMYALGIA, 24),
          entry(Indication.NEUROPATHIC_PAIN, 25),
          entry(Indication.CHRONIC_MIGRAINE, 26),
          entry(Indication.CHRONIC_PAIN, 27),
          entry(PaymentMethod.INSURANCE, 32),
          entry(PaymentMethod.MEDICARE, 33),
          entry(PaymentMethod.MEDICAID, 34),
          entry(PaymentMethod.VETERANS_AFFAIRS, 35),
          entry(PaymentMethod.SELF_PAY, 36),
          entry(PaymentMethod.CARD, 37),
          entry(PaymentMethod.HEALTH_ACCOUNT, 38),
          entry(PaymentMethod.PAYMENT_PLAN, 39),
          entry(PatientAcceptance.NEW_PATIENTS, 44),
          entry(PatientAcceptance.NO_PATIENTS, 45),
          entry(PatientAcceptance.EXISTING_ONLY, 46),
          entry(PatientAcceptance.EXISTING_AND_FAMILY, 47),
          entry(Accessibility.CULTURAL_COMPETENCE, 48),
          entry(Accessibility.HANDICAP_ACCESS, 49),
          entry(Accessibility.ADA_COMPLIANT, 50),
          entry(Accessibility.PUBLIC_TRANSIT, 51),
          entry(Accessibility.ANSWERING_SERVICE, 52),
          entry(Accessibility.COGNITIVE, 53),
          entry(Accessibility.MOBILITY, 54));

  static Trait of(Enum<?> value) {
    return new Trait(Objects.requireNonNull(NUMBERS.get(value), value::name));
  }

  /** Whether a location has it for all its services alike. */
  boolean isOfPlace() {
    return number >= FIRST_OF_PLACE;
  }

  long bit() {
    return 1L << number;
  }

  /** The bits of all of them. */
  static long word(Stream<Trait> traits) {
    return traits.mapToLong(Trait::bit).reduce(0, (some, more) -> some | more);
  }
}
