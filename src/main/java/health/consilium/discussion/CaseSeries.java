package health.consilium.discussion;

import health.consilium.observation.AgeBand;
import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import health.consilium.platform.problem.Refusal;
import java.util.List;
import java.util.Set;

/**
 * Several patients who were treated alike, in bands: nothing in it belongs to one of them.
 *
 * @param patients how many, at least 3
 * @param ageBands the bands of age in which they were, each once; no more than there are patients
 * @param sessions how many sessions each had
 * @param followUp how long after the first dose they were followed
 */
public record CaseSeries(
    int patients,
    Indication indication,
    Drug drug,
    Route route,
    List<AgeBand> ageBands,
    SessionsBand sessions,
    FollowUpBand followUp) {
  private static final int FEWEST = 3;
  private static final int MOST = 100_000;

  public CaseSeries {
    if (patients < FEWEST || patients > MOST) {
      throw new Refusal.Invalid(
          "patients", "must be at least 3, so that none stands out, and at most 100,000");
    }
    if (ageBands.isEmpty() || ageBands.size() > patients) {
      throw new Refusal.Invalid("ageBands", "must name 1 band or more, at most one per patient");
    }
    if (Set.copyOf(ageBands).size() < ageBands.size()) {
      throw new Refusal.Invalid("ageBands", "must name each band once");
    }
    ageBands = List.copyOf(ageBands);
  }
}
