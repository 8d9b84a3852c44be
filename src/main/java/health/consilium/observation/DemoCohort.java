package health.consilium.observation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Synthetic patients who are treated alike, and how many of them each fictional clinic has.
 *
 * @param scales by which they are judged: their ids
 * @param effect how much of the baseline is gone after a day, on average: 0 to 1
 * @param patients by clinic, in the order of {@link DemoPatients#CLINICS}; none for those that the
 *     list does not reach
 */
record DemoCohort(
    Indication indication,
    Drug drug,
    Route route,
    List<String> scales,
    double effect,
    List<Integer> patients) {

  /**
   * The first three have enough patients everywhere; so has the fourth, of which little is left
   * without its largest clinic. Of the others a release must hide what they come to: too few
   * clinics, one clinic with most of the patients, too few patients. The last two have patients at
   * clinics that joined after the first release: of one that is enough to show something at once,
   * of the other too few since then.
   */
  static final List<DemoCohort> ALL =
      List.of(
          new DemoCohort(
              Indication.MDD,
              Drug.KETAMINE,
              Route.IV,
              List.of("MADRS", "PHQ9"),
              0.52,
              List.of(40, 34, 30, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6)),
          new DemoCohort(
              Indication.MDD,
              Drug.ESKETAMINE,
              Route.IN,
              List.of("MADRS", "PHQ9"),
              0.44,
              List.of(14, 12, 12, 10, 10, 8, 8, 6)),
          new DemoCohort(
              Indication.PTSD,
              Drug.KETAMINE,
              Route.IV,
              List.of("PCL5"),
              0.3,
              List.of(0, 12, 11, 10, 9, 9, 8, 8)),
          new DemoCohort(
              Indication.ANXIETY,
              Drug.KETAMINE,
              Route.SL,
              List.of("GAD7"),
              0.45,
              List.of(0, 0, 0, 0, 0, 9, 8, 7, 6, 6)),
          new DemoCohort(
              Indication.BIPOLAR_DEPRESSION,
              Drug.KETAMINE,
              Route.IV,
              List.of("MADRS"),
              0.48,
              List.of(46, 44)),
          new DemoCohort(
              Indication.CRPS,
              Drug.KETAMINE,
              Route.IV,
              List.of("PAIN_NRS"),
              0.35,
              List.of(0, 0, 80, 0, 0, 0, 14, 14, 12)),
          new DemoCohort(
              Indication.OCD,
              Drug.KETAMINE,
              Route.IM,
              List.of("YBOCS"),
              0.3,
              List.of(0, 0, 0, 2, 2, 2, 2)),
          new DemoCohort(
              Indication.PTSD,
              Drug.KETAMINE,
              Route.IM,
              List.of("PCL5"),
              0.3,
              List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 52, 50, 48)),
          new DemoCohort(
              Indication.FIBROMYALGIA,
              Drug.KETAMINE,
              Route.IV,
              List.of("PAIN_NRS"),
              0.35,
              List.of(0, 0, 0, 30, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16)));

  int patientsAt(int clinic) {
    return clinic < patients.size() ? patients.get(clinic) : 0;
  }

  /** How many clinics have any. */
  int clinics() {
    return (int) patients.stream().filter(count -> count > 0).count();
  }

  int size() {
    return IntStream.range(0, patients.size()).map(patients::get).sum();
  }
}
