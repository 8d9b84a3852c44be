package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import java.util.List;

/** What the patients of a table of a release have in common before anything is judged. */
record Treatment(Indication indication, Drug drug, Route route) {
  /** In the order of {@link ReleaseKey#COLUMNS}. */
  List<Integer> numbers() {
    return List.of(indication.number(), drug.number(), route.number());
  }
}
