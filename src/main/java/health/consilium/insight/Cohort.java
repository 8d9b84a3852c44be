package health.consilium.insight;

import health.consilium.access.ClinicNumber;
import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import health.consilium.platform.sql.Conditions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which courses are counted: all that have what is given. */
record Cohort(
    Optional<Indication> indication,
    Optional<Drug> drug,
    Optional<Route> route,
    Optional<Integer> failedTrials) {
  private static final String NEIGHBORS =
      "cohort between outcome_cohort(%s) and outcome_cohort(%s)";

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
    var conditions = neighbors(new Conditions().and("clinic_number = ?", clinic.value()));
    return isUnbroken() ? conditions : narrow(conditions);
  }

  /**
   * Adds which counts may be among it, where an indication says so: they are next to each other in
   * the index of their table, and the others are not read. As literals, by which the planner knows
   * how many there are; of parameters it expects a single one, and reads row by row.
   */
  Conditions neighbors(Conditions conditions) {
    return indication.isEmpty()
        ? conditions
        : conditions.and(NEIGHBORS.formatted(literals(first()), literals(last())));
  }

  /** The least of them, as {@code outcome_cohort} takes it; only where an indication is given. */
  List<Integer> first() {
    return codes(0, 0, 0);
  }

  /** The greatest. */
  List<Integer> last() {
    return codes(MOST_DRUGS, MOST_ROUTES, MOST_TRIALS);
  }

  private List<Integer> codes(int openDrug, int openRoute, int openTrials) {
    return List.of(
        indication.map(Indication::number).orElseThrow(),
        drug.map(Drug::number).orElse(openDrug),
        route.map(Route::number).orElse(openRoute),
        failedTrials.orElse(openTrials));
  }

  private static String literals(List<Integer> codes) {
    return codes.stream().map("%d::smallint"::formatted).collect(Collectors.joining(", "));
  }

  /**
   * Whether all of those next to each other are among it, as of an indication and a drug; of an
   * indication and a route other drugs' lie between.
   */
  boolean isUnbroken() {
    return indication.isPresent()
        && Stream.of(drug, route, failedTrials)
            .dropWhile(Optional::isPresent)
            .allMatch(Optional::isEmpty);
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
