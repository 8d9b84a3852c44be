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

  static Cohort with(Indication indication, Route route) {
    return new Cohort(
        Optional.of(indication), Optional.empty(), Optional.of(route), Optional.empty());
  }

  /** The clinic's part of it, of the rows of {@code observation}'s views. */
  Conditions in(ClinicNumber clinic) {
    return narrow(new Conditions().and("clinic_number = ?", clinic.value()));
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
