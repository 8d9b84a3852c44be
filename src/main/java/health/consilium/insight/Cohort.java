package health.consilium.insight;

import health.consilium.access.ClinicNumber;
import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import health.consilium.platform.sql.Conditions;
import java.util.Optional;

/** Which courses are counted: all that have what is given. */
record Cohort(
    Optional<Indication> indication,
    Optional<Drug> drug,
    Optional<Route> route,
    Optional<Integer> failedTrials) {
  private static final String NEIGHBORS =
      "cohort between outcome_cohort(?::smallint, ?::smallint, ?::smallint, ?::smallint)"
          + " and outcome_cohort(?::smallint, ?::smallint, ?::smallint, ?::smallint)";

  /** What fits into the digits of {@code outcome_cohort}. */
  private static final int MOST_DRUGS = 9;

  private static final int MOST_ROUTES = 9;
  private static final int MOST_TRIALS = 99;

  static Cohort with(Indication indication, Route route) {
    return new Cohort(
        Optional.of(indication), Optional.empty(), Optional.of(route), Optional.empty());
  }

  /** The clinic's part of it, of the rows of {@code observation}'s views. */
  Conditions in(ClinicNumber clinic) {
    return narrow(new Conditions().and("clinic_number = ?", clinic.value()));
  }

  /** The same of views of counts. */
  Conditions countedIn(ClinicNumber clinic) {
    return neighbors(in(clinic));
  }

  /**
   * Adds which counts may be among it, where an indication says so: they are next to each other in
   * the index of their table, and the others are not read.
   */
  Conditions neighbors(Conditions conditions) {
    return indication.isEmpty()
        ? conditions
        : conditions.and(
            NEIGHBORS,
            indication.get().number(),
            drug.map(Drug::number).orElse(0),
            route.map(Route::number).orElse(0),
            failedTrials.orElse(0),
            indication.get().number(),
            drug.map(Drug::number).orElse(MOST_DRUGS),
            route.map(Route::number).orElse(MOST_ROUTES),
            failedTrials.orElse(MOST_TRIALS));
  }

  /** Adds what it says of the columns that {@code observation}'s views have in common. */
  Conditions narrow(Conditions conditions) {
    return conditions
        .and("indication = ?", indication.map(Indication::number))
        .and("drug = ?", drug.map(Drug::number))
        .and("route = ?", route.map(Route::number))
        .and("failed_trials = ?", failedTrials);
  }
}
