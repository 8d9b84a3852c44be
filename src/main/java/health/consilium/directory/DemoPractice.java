package health.consilium.directory;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** How a fictional clinic works: what it offers, when, in which languages, for whom. */
final class DemoPractice {
  /**
   * One way of offering treatment.
   *
   * @param specialty the NUCC code of who gives it
   * @param core what it always treats
   * @param further what it may treat as well
   */
  record Offer(
      Set<Route> routes,
      Product product,
      Delivery delivery,
      String specialty,
      Set<Indication> core,
      Set<Indication> further) {}

  private static final Set<Indication> MOOD =
      EnumSet.of(Indication.MDD, Indication.TRD, Indication.BIPOLAR_DEPRESSION);
  private static final Set<Indication> MIND =
      EnumSet.of(Indication.PTSD, Indication.OCD, Indication.ANXIETY, Indication.SUICIDALITY);
  private static final Set<Indication> PAIN =
      EnumSet.range(Indication.CRPS, Indication.CHRONIC_PAIN);

  private static final String PSYCHIATRY = "2084P0800X";
  private static final String ANESTHESIOLOGY = "207L00000X";
  private static final String PAIN_MEDICINE = "208VP0014X";

  private static final List<Offer> OFFERS =
      List.of(
          racemic(Delivery.PHYSICAL, ANESTHESIOLOGY, MOOD, MIND, Route.IV),
          racemic(Delivery.PHYSICAL, PSYCHIATRY, MOOD, MIND, Route.IV, Route.IM),
          racemic(Delivery.PHYSICAL, PSYCHIATRY, MIND, MOOD, Route.IM, Route.SL),
          racemic(Delivery.PHYSICAL, PAIN_MEDICINE, PAIN, MOOD, Route.IV, Route.SC),
          racemic(Delivery.VIRTUAL, PSYCHIATRY, MOOD, MIND, Route.SL, Route.PO),
          new Offer(
              EnumSet.of(Route.IN),
              Product.ESKETAMINE,
              Delivery.PHYSICAL,
              PSYCHIATRY,
              EnumSet.of(Indication.MDD, Indication.TRD),
              EnumSet.of(Indication.SUICIDALITY)));

  private static final List<Hours> WEEKS =
      List.of(
          week(9, 17, Weekday.MONDAY, Weekday.FRIDAY),
          week(8, 18, Weekday.MONDAY, Weekday.FRIDAY),
          week(10, 19, Weekday.TUESDAY, Weekday.SATURDAY),
          week(8, 16, Weekday.MONDAY, Weekday.THURSDAY),
          week(7, 20, Weekday.MONDAY, Weekday.SUNDAY));

  private static final List<String> OTHER_LANGUAGES = List.of("zh", "vi", "ko", "ru", "ar", "fr");

  private final Random random;

  DemoPractice(Random random) {
    this.random = random;
  }

  /** One to three different offers, most often one. */
  List<Offer> offers() {
    int count = 1 + random.nextInt(2) * (1 + random.nextInt(2));
    var left = new ArrayList<>(OFFERS);
    return Stream.generate(() -> left.remove(random.nextInt(left.size()))).limit(count).toList();
  }

  Set<Indication> indications(Offer offer) {
    var treated = EnumSet.copyOf(offer.core());
    for (var each : offer.further()) {
      if (random.nextBoolean()) {
        treated.add(each);
      }
    }
    return treated;
  }

  /** Empty for one in seven, whose hours nobody knows. */
  Optional<Hours> hours() {
    var week = WEEKS.get(random.nextInt(WEEKS.size()));
    return random.nextInt(7) == 0 ? Optional.empty() : Optional.of(week);
  }

  List<String> languages() {
    var spoken = new ArrayList<>(List.of("en"));
    if (random.nextInt(3) == 0) {
      spoken.add("es");
    }
    if (random.nextInt(10) == 0) {
      spoken.add(OTHER_LANGUAGES.get(random.nextInt(OTHER_LANGUAGES.size())));
    }
    return spoken;
  }

  /** Three in four take new patients. */
  PatientAcceptance acceptance() {
    return switch (random.nextInt(12)) {
      case 0 -> PatientAcceptance.NO_PATIENTS;
      case 1 -> PatientAcceptance.EXISTING_ONLY;
      case 2 -> PatientAcceptance.EXISTING_AND_FAMILY;
      default -> PatientAcceptance.NEW_PATIENTS;
    };
  }

  private static Offer racemic(
      Delivery delivery,
      String specialty,
      Set<Indication> core,
      Set<Indication> further,
      Route... routes) {
    return new Offer(
        EnumSet.copyOf(List.of(routes)),
        Product.RACEMIC_KETAMINE,
        delivery,
        specialty,
        core,
        further);
  }

  /** Who works on Sundays does so on holidays. */
  private static Hours week(int opens, int closes, Weekday first, Weekday last) {
    var days =
        EnumSet.range(first, last).stream()
            .map(day -> new DayHours(day, LocalTime.of(opens, 0), LocalTime.of(closes, 0)))
            .toList();
    var holidays = last == Weekday.SUNDAY ? HolidayHours.OPEN : HolidayHours.CLOSED;
    return new Hours(days, List.of(), holidays);
  }
}
