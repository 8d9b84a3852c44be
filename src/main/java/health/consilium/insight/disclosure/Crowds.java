package health.consilium.insight.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts patients of one treatment into groups in which nobody stands out, each group with as much
 * detail as it allows. Whoever finds no group waits for the next release.
 */
public final class Crowds {
  private final int fewest;
  private final Map<Traits, Map<Integer, Integer>> waiting;
  private final Map<Traits, Group> groups = new HashMap<>();

  private Crowds(Map<Traits, Map<Integer, Integer>> patients, Policy policy) {
    this.fewest = policy.patients();
    this.waiting = new HashMap<>(patients);
  }

  /**
   * The group of each kind of patient: of at least so many that the policy's fewest are left when
   * any one clinic's are taken away.
   *
   * @param patients how many there are, by clinic
   * @return without those who find none
   */
  public static Map<Traits, Group> of(Map<Traits, Map<Integer, Integer>> patients, Policy policy) {
    var crowds = new Crowds(patients, policy);
    Stream.of(Detail.values()).forEach(crowds::gather);
    return crowds.groups;
  }

  private void gather(Detail detail) {
    var members = new HashMap<Group, List<Traits>>();
    for (var traits : waiting.keySet()) {
      members.computeIfAbsent(detail.of(traits), _ -> new ArrayList<>()).add(traits);
    }
    members.forEach(
        (group, alike) -> {
          if (isLarge(alike)) {
            alike.forEach(traits -> groups.put(traits, group));
            waiting.keySet().removeAll(alike);
          }
        });
  }

  private boolean isLarge(List<Traits> alike) {
    var byClinic = new HashMap<Integer, Integer>();
    alike.stream()
        .map(traits -> waiting.getOrDefault(traits, Map.of()))
        .forEach(
            clinics -> clinics.forEach((clinic, n) -> byClinic.merge(clinic, n, Integer::sum)));
    return sum(byClinic.values()) - byClinic.values().stream().mapToInt(n -> n).max().orElse(0)
        >= fewest;
  }

  private static int sum(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(n -> n).sum();
  }
}
