package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import health.consilium.platform.sql.Conditions;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CohortTest {
  /** Whatever is left open: the numbers are those of {@code outcome_cohort}. */
  @Property
  void all_counts_of_a_cohort_are_among_its_neighbors(
      @ForAll("cohorts") Cohort cohort,
      @ForAll Drug drug,
      @ForAll Route route,
      @ForAll @IntRange(max = 10) int trials) {
    int count =
        number(
            cohort,
            cohort.drug().orElse(drug),
            cohort.route().orElse(route),
            cohort.failedTrials().orElse(trials));

    assertThat(isBetweenItsBounds(count, cohort)).isTrue();
  }

  @Property
  void whatever_lies_between_the_bounds_of_an_unbroken_cohort_is_among_it(
      @ForAll("cohorts") Cohort cohort,
      @ForAll Drug drug,
      @ForAll Route route,
      @ForAll @IntRange(max = 10) int trials) {
    Assume.that(cohort.isUnbroken());
    boolean isMeant =
        cohort.drug().orElse(drug) == drug
            && cohort.route().orElse(route) == route
            && cohort.failedTrials().orElse(trials) == trials;

    assertThat(isBetweenItsBounds(number(cohort, drug, route, trials), cohort)).isEqualTo(isMeant);
  }

  @Example
  void other_drugs_lie_between_those_of_a_route() {
    var ofRoute = Cohort.with(Indication.MDD, Route.IV);

    assertThat(ofRoute.isUnbroken()).isFalse();
    assertThat(isBetweenItsBounds(number(ofRoute, Drug.OTHER, Route.IM, 0), ofRoute)).isTrue();
  }

  @Property
  void without_an_indication_all_counts_are_read(@ForAll Drug drug) {
    var cohort =
        new Cohort(Optional.empty(), Optional.of(drug), Optional.empty(), Optional.empty());

    assertThat(cohort.neighbors(new Conditions()).sql()).isEmpty();
    assertThat(cohort.isUnbroken()).isFalse();
  }

  @Provide
  Arbitrary<Cohort> cohorts() {
    return Combinators.combine(
            Arbitraries.of(Indication.class),
            Arbitraries.of(Drug.class).optional(),
            Arbitraries.of(Route.class).optional(),
            Arbitraries.integers().between(0, 10).optional())
        .as(
            (indication, drug, route, trials) ->
                new Cohort(Optional.of(indication), drug, route, trials));
  }

  private static boolean isBetweenItsBounds(int count, Cohort cohort) {
    return number(cohort.first()) <= count && count <= number(cohort.last());
  }

  private static int number(Cohort cohort, Drug drug, Route route, int trials) {
    return number(
        List.of(cohort.indication().orElseThrow().number(), drug.number(), route.number(), trials));
  }

  private static int number(List<Integer> codes) {
    return codes.get(0) * 10_000 + codes.get(1) * 1_000 + codes.get(2) * 100 + codes.get(3);
  }
}
