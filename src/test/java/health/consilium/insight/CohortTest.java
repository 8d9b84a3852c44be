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

    var bounds = cohort.neighbors(new Conditions()).arguments();

    assertThat(number(List.of(indication.number(), drug.number(), route.number(), trials)))
        .isBetween(number(bounds.subList(0, 4)), number(bounds.subList(4, 8)));
  }

  @Property
  void without_an_indication_all_counts_are_read(@ForAll Drug drug) {
    var cohort =
        new Cohort(Optional.empty(), Optional.of(drug), Optional.empty(), Optional.empty());

    assertThat(cohort.neighbors(new Conditions()).arguments()).isEmpty();
  }

  private static int number(List<?> codes) {
    int indication = (int) codes.get(0);
    int drug = (int) codes.get(1);
    int route = (int) codes.get(2);
    return indication * 10_000 + drug * 1_000 + route * 100 + (int) codes.get(3);
  }
}
