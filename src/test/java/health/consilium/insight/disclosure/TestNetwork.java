package health.consilium.insight.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** The patients of a few clinics who are in one table, in the order in which they came. */
final class TestNetwork {
  /**
   * A patient who could be judged.
   *
   * @param number nobody else's
   * @param inRows whether rows may tell of the patient, and no count does
   * @param moved whether that was otherwise under an earlier subject of the same patient
   * @param categories one of each dimension; none in a table that has no parts
   */
  record Patient(
      int number,
      int clinic,
      boolean responder,
      boolean inRows,
      boolean moved,
      List<Integer> categories) {
    Stream<Slice> slices() {
      return Stream.concat(
          Stream.of(Slice.ALL),
          Stream.of(Dimension.values())
              .limit(categories.size())
              .map(by -> new Slice(by, categories.get(by.number() - 1))));
    }

    Count count() {
      return new Count(responder ? 1 : 0, responder ? 0 : 1);
    }
  }

  /** One patient of so many is in rows. */
  private static final int ROWS = 8;

  private final List<Patient> patients = new ArrayList<>();
  private int lastNumber;

  /** A network of three to six clinics, which are not alike. */
  static TestNetwork random(Random random) {
    var network = new TestNetwork();
    network.grow(random, 40 + random.nextInt(260));
    return network;
  }

  /** A network of so many clinics that one can be compared with the others. */
  static TestNetwork large(Random random) {
    var network = new TestNetwork();
    network.grow(random, 250 + random.nextInt(250), 10 + random.nextInt(4));
    return network;
  }

  /** So many more patients. */
  void grow(Random random, int more) {
    grow(random, more, 3 + random.nextInt(4));
  }

  /** So many more patients, at the first so many clinics. */
  void grow(Random random, int more, int clinics) {
    double rate = 0.25 + random.nextDouble() / 2;
    for (int i = 0; i < more; i++) {
      // the smaller of two: the first clinics and categories have most
      int clinic = 1 + Math.min(random.nextInt(clinics), random.nextInt(clinics));
      var categories =
          Stream.of(Dimension.values()).map(by -> category(random, by.categories())).toList();
      join(clinic, random.nextDouble() < rate, random.nextInt(ROWS) == 0, categories);
    }
  }

  private static int category(Random random, int categories) {
    int likely = random.nextInt(20) == 0 ? categories : Math.min(3, categories);
    return 1 + Math.min(random.nextInt(likely), random.nextInt(likely));
  }

  /** So many patients of one clinic with one outcome, all of the same categories. */
  TestNetwork add(int clinic, int responders, int others, int category) {
    add(clinic, responders, true, category);
    add(clinic, others, false, category);
    return this;
  }

  /** So many patients of one clinic in a table that has no parts. */
  void add(int clinic, int responders, int others) {
    add(clinic, responders, true, List.of());
    add(clinic, others, false, List.of());
  }

  private void add(int clinic, int patients, boolean responder, int category) {
    add(clinic, patients, responder, Stream.of(Dimension.values()).map(_ -> category).toList());
  }

  private void add(int clinic, int patients, boolean responder, List<Integer> categories) {
    for (int i = 0; i < patients; i++) {
      join(clinic, responder, false, categories);
    }
  }

  private void join(int clinic, boolean responder, boolean inRows, List<Integer> categories) {
    lastNumber++;
    patients.add(new Patient(lastNumber, clinic, responder, inRows, false, categories));
  }

  /** A clinic numbers its patients anew: which side each is on is drawn again. */
  void renumber(Random random, int clinic) {
    patients.replaceAll(
        each -> each.clinic() == clinic ? moved(each, random.nextInt(ROWS) == 0) : each);
  }

  private static Patient moved(Patient from, boolean inRows) {
    return new Patient(
        from.number(),
        from.clinic(),
        from.responder(),
        inRows,
        from.moved() || from.inRows() != inRows,
        from.categories());
  }

  /** So many leave, whoever they are: their consent was withdrawn, or an outcome corrected. */
  void shrink(Random random, int fewer) {
    Collections.shuffle(patients, random);
    patients.subList(0, Math.min(fewer, patients.size())).clear();
  }

  List<Patient> patients() {
    return patients;
  }

  /** The counts now. */
  Map<Slice, Tally> tallies() {
    return tallies(
        patients.stream().filter(patient -> !patient.inRows() && !patient.moved()).toList());
  }

  /** The counts of these. */
  static Map<Slice, Tally> tallies(Collection<Patient> patients) {
    var counts = new HashMap<Slice, Map<Integer, Count>>();
    for (var patient : patients) {
      patient
          .slices()
          .forEach(
              slice ->
                  counts
                      .computeIfAbsent(slice, _ -> new HashMap<>())
                      .merge(patient.clinic(), patient.count(), Count::plus));
    }
    var tallies = new HashMap<Slice, Tally>();
    counts.forEach((slice, byClinic) -> tallies.put(slice, new Tally(byClinic)));
    return tallies;
  }
}
