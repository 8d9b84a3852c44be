package health.consilium.insight.disclosure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the clinics of a table by the share of their patients who responded. Each is told the
 * quarter that it stands in and no other clinic's share: with enough others, whichever of them one
 * thinks of may stand on either side. To be told beside a fresh count of all patients only, and to
 * stand as long as that one.
 */
public final class Ranking {
  private static final int QUARTERS = 4;

  /** By the share of responders, in integers. */
  private static final Comparator<Count> BY_SHARE =
      (some, others) ->
          Long.compare(
              (long) some.responders() * others.evaluable(),
              (long) others.responders() * some.evaluable());

  private final Policy policy;

  /** How many of the clinics that are compared have a share. */
  private final SortedMap<Count, Integer> clinics = new TreeMap<>(BY_SHARE);

  private Ranking(Tally all, Policy policy) {
    this.policy = policy;
    all.byClinic().values().stream()
        .filter(this::isCompared)
        .forEach(count -> clinics.merge(count, 1, Integer::sum));
  }

  /** Where each clinic stands that has any of these patients. */
  public static Map<Integer, Standing> of(Tally all, Policy policy) {
    var ranking = new Ranking(all, policy);
    var quarters = ranking.quarters();
    var standings = new HashMap<Integer, Standing>();
    all.byClinic().forEach((clinic, own) -> standings.put(clinic, ranking.standing(own, quarters)));
    return standings;
  }

  private Standing standing(Count own, SortedMap<Count, Integer> quarters) {
    // where all of a clinic's patients responded, or none, it would learn how many others are alike
    if (!isCompared(own) || !own.reaches(1)) {
      return new Standing.Hidden(Reason.MIN_PATIENTS);
    }
    return others() < policy.peers()
        ? new Standing.Hidden(Reason.MIN_CLINICS)
        : new Standing.Told(quarters.getOrDefault(own, QUARTERS), policy.rounded(others()));
  }

  private boolean isCompared(Count count) {
    return count.evaluable() >= policy.patients();
  }

  /** With how many each of the compared is. */
  private int others() {
    return clinics.values().stream().mapToInt(n -> n).sum() - 1;
  }

  /** The quarter of each share: others with the same share are half below and half above. */
  private SortedMap<Count, Integer> quarters() {
    var quarters = new TreeMap<Count, Integer>(BY_SHARE);
    int lower = 0;
    for (var alike : clinics.entrySet()) {
      int twiceBelow = 2 * lower + alike.getValue() - 1;
      quarters.put(alike.getKey(), quarter(twiceBelow, others()));
      lower += alike.getValue();
    }
    return quarters;
  }

  private static int quarter(int twiceBelow, int others) {
    return others == 0 ? QUARTERS : Math.min(QUARTERS, QUARTERS * twiceBelow / (2 * others) + 1);
  }
}
