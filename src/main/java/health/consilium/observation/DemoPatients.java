package health.consilium.observation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Synthetic patients of fictional clinics. Everything comes out of one {@link Random} with a fixed
 * seed, whose sequence Java specifies: every machine makes the same patients, ids included. Every
 * observation of theirs says by its method that it is synthetic.
 */
final class DemoPatients {
  /**
   * A fictional clinic.
   *
   * @param state USPS code
   */
  record Clinic(String name, String state) {}

  static final String SYNTHETIC = "synthetic";

  static final List<Clinic> CLINICS =
      Stream.of(
              "Alder WA",
              "Bluff CA",
              "Cove TX",
              "Dune TX",
              "Elm NY",
              "Fern NY",
              "Grove FL",
              "Heath IL",
              "Inlet OH",
              "Knoll CO",
              "Lark MA",
              "Mesa AZ",
              "North MN",
              "Orchard GA",
              "Plover OR",
              "Quail UT",
              "Ridge PA")
          .map(each -> each.split(" ", -1))
          .map(each -> new Clinic("Example " + each[0] + " Ketamine Clinic (fictional)", each[1]))
          .toList();

  /** So many of them have opened before the first release, the others after it. */
  static final int FOUNDERS = 14;

  private static final long SEED = 20_130_810;

  /** The first doses were given in the year that ended so long ago: all visits have been since. */
  private static final int DAYS_AGO = 50;

  private static final int DAYS_OF_YEAR = 365;

  /** When after the first dose a scale is asked for, if it asks about the last day or week … */
  private static final List<Duration> VISITS =
      List.of(
          Duration.ofHours(24),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(28));

  /** … and how many of these visits are left out, if it asks about two weeks or more. */
  private static final int TOO_EARLY_TO_LOOK_BACK = 2;

  private static final Duration AFTER_INDUCTION = Duration.ofDays(21);

  private static final int PERCENT = 100;
  private static final int MISSED_PERCENT = 8;

  private final Random random = new Random(SEED);
  private final Instruments instruments;
  private final Instant now;

  private DemoPatients(Instruments instruments, Instant now) {
    this.instruments = instruments;
    this.now = now;
  }

  /** The patients of each of {@link #CLINICS}, in their order, as of that time. */
  static List<List<DemoPatient>> of(Instruments instruments, Instant now) {
    var patients = new DemoPatients(instruments, now);
    return IntStream.range(0, CLINICS.size()).mapToObj(patients::ofClinic).toList();
  }

  private List<DemoPatient> ofClinic(int clinic) {
    var patients = new ArrayList<DemoPatient>();
    for (var cohort : DemoCohort.ALL) {
      for (int i = 0; i < cohort.patientsAt(clinic); i++) {
        patients.add(patient(cohort));
      }
    }
    return patients;
  }

  private DemoPatient patient(DemoCohort cohort) {
    UUID course = id();
    var treatment = treatment(cohort);
    double effect = cohort.effect() + 0.28 * random.nextGaussian();
    var observations =
        cohort.scales().stream()
            .map(name -> instruments.named(name).orElseThrow())
            .flatMap(scale -> scores(course, treatment, scale, effect).stream())
            .toList();
    return new DemoPatient(course, treatment, observations);
  }

  private NewCourse treatment(DemoCohort cohort) {
    var startedAt =
        now.minus(Duration.ofDays(DAYS_AGO + random.nextInt(DAYS_OF_YEAR)))
            .minus(Duration.ofMinutes(random.nextInt(480)));
    return new NewCourse(
        id(),
        cohort.indication(),
        2 + random.nextInt(5),
        cohort.drug(),
        cohort.route(),
        cohort.route() == Route.SL ? Setting.HOME : Setting.CLINIC,
        sex(random.nextInt(PERCENT)),
        Coded.of(AgeBand.class, 1 + random.nextInt(6)),
        startedAt,
        null,
        null,
        null);
  }

  /** A few are neither: too few to be shown. */
  private static Sex sex(int percentile) {
    if (percentile < 56) {
      return Sex.FEMALE;
    }
    return percentile < 97 ? Sex.MALE : Sex.OTHER;
  }

  /**
   * A baseline, what is left of it at each visit that was not missed, and three weeks after the
   * induction. That last one comes out of the course's id, so that all else stays as it is without.
   */
  private List<NewObservation> scores(
      UUID course, NewCourse treatment, Instrument scale, double effect) {
    var startedAt = treatment.startedAt();
    double most = scaleOf(scale).max().doubleValue();
    double baseline = most * (0.48 + 0.3 * random.nextDouble());
    var scores = new ArrayList<NewObservation>();
    scores.add(score(random, course, scale, baseline, startedAt.minus(Duration.ofHours(1))));
    for (var visit : visits(scale)) {
      double score = Math.min(most, baseline * left(random, effect));
      var at = startedAt.plus(visit).plus(Duration.ofMinutes(random.nextInt(120)));
      if (isKept(random)) {
        scores.add(score(random, course, scale, score, at));
      }
    }
    var own = new Random(course.getMostSignificantBits() + scale.number());
    if (isKept(own)) {
      double score = Math.min(most, baseline * left(own, effect));
      var at = startedAt.plus(DemoSessions.induction(treatment.drug())).plus(AFTER_INDUCTION);
      scores.add(score(own, course, scale, score, at));
    }
    return scores;
  }

  private static double left(Random random, double effect) {
    return 1 - Math.clamp(effect + 0.1 * random.nextGaussian(), -0.25, 1);
  }

  private static boolean isKept(Random visit) {
    return visit.nextInt(PERCENT) >= MISSED_PERCENT;
  }

  private static List<Duration> visits(Instrument scale) {
    boolean looksBack = scale.recall() != null && Duration.parse(scale.recall()).toDays() >= 14;
    return looksBack ? VISITS.subList(TOO_EARLY_TO_LOOK_BACK, VISITS.size()) : VISITS;
  }

  private static NewObservation score(
      Random random, UUID course, Instrument scale, double score, Instant at) {
    var value = ObservationValue.of(BigDecimal.valueOf(Math.round(score)), scaleOf(scale).unit());
    return new NewObservation(
        id(random), course, null, scale.code(), value, at, SYNTHETIC, ObservationStatus.FINAL);
  }

  private static Scale scaleOf(Instrument instrument) {
    var scale = instrument.scale();
    if (scale == null) {
      throw new IllegalStateException(instrument.id() + " is no rating scale");
    }
    return scale;
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
}
