package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import health.consilium.platform.sql.Conditions;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CohortTest {
  /** Whatever is left open: the numbers are those of {@code outcome_cohort}. */
  @Property
  void all_counts_of_a_cohort_are_among_its_neighbors(
      @ForAll Indication indication,
      @ForAll Drug drug,
      @ForAll Route route,
      @ForAll @IntRange(max = 10) int trials,
      @ForAll boolean ofDrug,
      @ForAll boolean ofRoute,
      @ForAll boolean ofTrials) {
    var cohort =
        new Cohort(
            Optional.of(indication),
            Optional.of(drug).filter(each -> ofDrug),
            Optional.of(route).filter(each -> ofRoute),
            Optional.of(trials).filter(each -> ofTrials));

    assertThat(number(List.of(indication.number(), drug.number(), route.number(), trials)))
        .isBetween(number(cohort.first()), number(cohort.last()));
  }

  @Property
  void whatever_lies_between_the_bounds_of_an_unbroken_cohort_is_among_it(
      @ForAll Indication indication,
      @ForAll Drug drug,
      @ForAll Route route,
      @ForAll @IntRange(max = 10) int trials,
      @ForAll Drug anotherDrug,
      @ForAll Route anotherRoute,
      @ForAll @IntRange(max = 10) int otherTrials,
      @ForAll boolean ofDrug,
      @ForAll boolean ofRoute,
      @ForAll boolean ofTrials) {
    var cohort =
        new Cohort(
            Optional.of(indication),
            Optional.of(drug).filter(each -> ofDrug),
            Optional.of(route).filter(each -> ofRoute),
            Optional.of(trials).filter(each -> ofTrials));
    int other =
        number(
            List.of(indication.number(), anotherDrug.number(), anotherRoute.number(), otherTrials));
    boolean between = number(cohort.first()) <= other && other <= number(cohort.last());

    boolean meant =
        (!ofDrug || anotherDrug == drug)
            && (!ofRoute || anotherRoute == route)
            && (!ofTrials || otherTrials == trials);

    assertThat(cohort.isUnbroken())
        .isEqualTo((ofDrug || !ofRoute) && (ofRoute || !ofTrials) && (ofDrug || !ofTrials));
    assertThat(between && cohort.isUnbroken()).isEqualTo(meant && cohort.isUnbroken());
  }

  @Property
  void without_an_indication_all_counts_are_read(@ForAll Drug drug) {
    var cohort =
        new Cohort(Optional.empty(), Optional.of(drug), Optional.empty(), Optional.empty());

    assertThat(cohort.neighbors(new Conditions()).sql()).isEmpty();
  }

  private static int number(List<Integer> codes) {
    return codes.get(0) * 10_000 + codes.get(1) * 1_000 + codes.get(2) * 100 + codes.get(3);
  }
}
