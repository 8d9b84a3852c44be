package health.consilium.insight;

import health.consilium.observation.Instrument;
import java.util.SortedMap;

/**
 * The scores of a cohort over time.
 *
 * @param enrolled all courses, with or without scores
 * @param days the scores of each day since the first dose that has any
 */
record Trajectory(int enrolled, SortedMap<Integer, Distribution> days) {
  TrajectoryReport report(Instrument instrument) {
    return new TrajectoryReport(
        instrument.id(),
        enrolled,
        days.entrySet().stream()
            .map(day -> TrajectoryDay.of(day.getKey(), day.getValue(), enrolled))
            .toList());
  }
}
