package health.consilium.insight.disclosure;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The patients with one indication and treatment, judged at one time by one instrument: all of
 * them, and in each dimension those of each category. Together with what is kept of the releases
 * before.
 *
 * @param now no slice without patients
 * @param past of the slices that have been examined before
 */
public record Table(Map<Slice, Tally> now, Map<Slice, Past> past) {
  public Table {
    now = Map.copyOf(now);
    past = Map.copyOf(past);
  }

  /** All patients. */
  public Tally all() {
    return tally(Slice.ALL);
  }

  Tally tally(Slice slice) {
    return now.getOrDefault(slice, Tally.EMPTY);
  }

  /** Whether a release before has examined it. */
  boolean isExamined(Slice slice) {
    return past.containsKey(slice);
  }

  @Nullable Past past(Slice slice) {
    return past.get(slice);
  }

  /** What was told of a slice before; null where nothing was. */
  @Nullable Shown told(Slice slice) {
    var before = past(slice);
    return before == null ? null : before.shown();
  }

  /** Those who know more than the public: whoever has patients here. */
  Set<Integer> clinics() {
    return all().clinics();
  }
}
