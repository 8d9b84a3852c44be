package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Instrument;
import health.consilium.observation.Route;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The scores of the network's patients over time, as one release tells them.
 *
 * @param times each of the menu's, in their order
 */
public record ReleasedTrajectory(
    Release release,
    @Schema(examples = "MADRS") String instrument,
    Indication indication,
    Drug drug,
    Route route,
    List<ReleasedScore> times) {

  static ReleasedTrajectory of(Instrument scale, Treatment treatment, Scores.Answer answer) {
    return new ReleasedTrajectory(
        answer.release(),
        scale.id(),
        treatment.indication(),
        treatment.drug(),
        treatment.route(),
        answer.times());
  }
}
