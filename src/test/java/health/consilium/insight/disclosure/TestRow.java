package health.consilium.insight.disclosure;

import health.consilium.observation.AgeBand;
import health.consilium.observation.Coded;
import health.consilium.observation.Sex;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A patient in a shared row, and what the row tells of it beside the outcome. */
record TestRow(TestNetwork.Patient patient, Group group) {
  private static final Map<String, Set<Integer>> WIDE_BANDS =
      Map.of(
          "18-39", Set.of(1, 2),
          "40-59", Set.of(3, 4),
          "60-79", Set.of(5, 6),
          "80+", Set.of(7, 8),
          "18-59", Set.of(1, 2, 3, 4),
          "60+", Set.of(5, 6, 7, 8));

  private static final Map<Dimension, Set<Integer>> ALL =
      Stream.of(Dimension.values()).collect(Collectors.toMap(by -> by, TestRow::numbers));

  private static final Map<String, Set<Integer>> REGIONS =
      Stream.of(Division.values())
          .collect(
              Collectors.groupingBy(
                  Division::region, Collectors.mapping(Division::number, Collectors.toSet())));

  static Traits traits(TestNetwork.Patient patient) {
    var categories = patient.categories();
    return new Traits(
        Coded.of(AgeBand.class, categories.get(0)),
        Coded.of(Sex.class, categories.get(1)),
        Coded.of(Division.class, categories.get(3)),
        0);
  }

  /** Of which categories the patient may be, by what the row tells. */
  Set<Integer> categories(Dimension by) {
    return switch (by) {
      case AGE_BAND -> ages();
      case SEX -> group.sex() == null ? all(by) : Set.of(patient.categories().get(1));
      case FAILED_TRIALS -> all(by);
      case DIVISION -> divisions();
    };
  }

  private Set<Integer> ages() {
    if (group.ageBand() == null) {
      return all(Dimension.AGE_BAND);
    }
    return WIDE_BANDS.getOrDefault(group.ageBand(), Set.of(patient.categories().get(0)));
  }

  private Set<Integer> divisions() {
    if (group.division() == null) {
      return all(Dimension.DIVISION);
    }
    var own = Coded.of(Division.class, patient.categories().get(3));
    return own.region().equals(group.division())
        ? REGIONS.getOrDefault(own.region(), Set.of())
        : Set.of(own.number());
  }

  private static Set<Integer> numbers(Dimension by) {
    return IntStream.rangeClosed(1, by.categories()).boxed().collect(Collectors.toSet());
  }

  private static Set<Integer> all(Dimension by) {
    return ALL.getOrDefault(by, Set.of());
  }

  /** Whether the row tells that its patient is of the slice. */
  boolean tells(Slice slice) {
    return slice.by() == null || categories(slice.by()).equals(Set.of(slice.category()));
  }
}
