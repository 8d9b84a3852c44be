package health.consilium.insight;

import health.consilium.observation.Coded;
import health.consilium.observation.Drug;
import health.consilium.observation.Route;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the patients of an arm have in common: one of the three, or none for all patients. */
record ArmLabel(@Nullable Drug drug, @Nullable Route route, @Nullable Integer failedTrials) {

  /**
   * The label of a number that a count was grouped by.
   *
   * @param number of the column compared by; 0 where nothing is compared
   */
  static ArmLabel of(Optional<ComparedBy> comparedBy, int number) {
    if (comparedBy.isEmpty()) {
      return new ArmLabel(null, null, null);
    }
    return switch (comparedBy.get()) {
      case DRUG -> new ArmLabel(Coded.of(Drug.class, number), null, null);
      case ROUTE -> new ArmLabel(null, Coded.of(Route.class, number), null);
      case FAILED_TRIALS -> new ArmLabel(null, null, number);
    };
  }
}
