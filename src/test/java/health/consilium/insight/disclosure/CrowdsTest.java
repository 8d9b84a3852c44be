package health.consilium.insight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.observation.AgeBand;
import health.consilium.observation.Sex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Rows of patients: nobody may stand out, whatever combination of columns is looked for. */
class CrowdsTest {
  private static final int FEWEST = Policy.CURRENT.patients();

  private record Row(int clinic, Group group) {}

  @Property(tries = 1000)
  void no_combination_of_columns_finds_fewer_than_eleven_patients_of_others(@ForAll long seed) {
    var rows = rows(seed, Policy.CURRENT);

    for (var found : everySearch(rows)) {
      for (int clinic = 0; clinic <= 6; clinic++) {
        assertThat(others(found, clinic)).isGreaterThanOrEqualTo(FEWEST);
      }
    }
  }

  @Example
  void without_the_rule_somebody_stands_out() {
    var lax = new Policy(0, 0, 3, 60, 11, 11, 5, 8);

    var smallest =
        IntStream.range(0, 20)
            .boxed()
            .flatMap(seed -> everySearch(rows(seed, lax)).stream())
            .mapToInt(List::size)
            .min();

    assertThat(smallest).hasValue(1);
  }

  @Example
  void a_group_has_as_much_detail_as_it_allows() {
    var many = traits(AgeBand.FROM_40_TO_49, Sex.FEMALE, Division.PACIFIC);
    var some = traits(AgeBand.FROM_30_TO_39, Sex.MALE, Division.PACIFIC);
    var near = traits(AgeBand.FROM_18_TO_29, Sex.MALE, Division.MOUNTAIN);
    var few = traits(AgeBand.FROM_90, Sex.OTHER, Division.TERRITORIES);

    var groups =
        Crowds.of(
            Map.of(
                many, Map.of(1, 11, 2, 11),
                some, Map.of(1, 6, 2, 6),
                near, Map.of(1, 5, 2, 5),
                few, Map.of(1, 10, 2, 10)),
            Policy.CURRENT);

    assertThat(groups)
        .isEqualTo(
            Map.of(
                many, new Group("40-49", "female", "pacific", 2),
                some, new Group("18-39", "male", "west", 2),
                near, new Group("18-39", "male", "west", 2)));
  }

  @Example
  void a_rare_dose_is_left_out_before_age_and_sex_are() {
    var usual = new Traits(AgeBand.FROM_40_TO_49, Sex.FEMALE, Division.PACIFIC, 2);
    var rare = new Traits(AgeBand.FROM_40_TO_49, Sex.FEMALE, Division.PACIFIC, 4);
    var rarer = new Traits(AgeBand.FROM_50_TO_59, Sex.FEMALE, Division.PACIFIC, 3);

    var groups =
        Crowds.of(
            Map.of(
                usual, Map.of(1, 11, 2, 11),
                rare, Map.of(1, 6, 2, 6),
                rarer, Map.of(1, 5, 2, 5)),
            Policy.CURRENT);

    assertThat(groups)
        .isEqualTo(
            Map.of(
                usual, new Group("40-49", "female", "pacific", 2),
                rare, new Group("18-59", "female", null, null),
                rarer, new Group("18-59", "female", null, null)));
  }

  private static Traits traits(AgeBand band, Sex sex, Division division) {
    return new Traits(band, sex, division, 2);
  }

  /** The rows that every combination of values of any of the columns finds, where it finds some. */
  private static Set<List<Row>> everySearch(List<Row> rows) {
    var searches = new HashSet<List<Row>>();
    List<Function<Group, @Nullable Object>> columns =
        List.of(Group::ageBand, Group::sex, Group::division, Group::dose);
    for (int chosen = 0; chosen < 16; chosen++) {
      int mask = chosen;
      var found = new HashMap<List<String>, List<Row>>();
      for (var row : rows) {
        var key =
            IntStream.range(0, columns.size())
                .filter(column -> (mask >> column & 1) == 1)
                .mapToObj(column -> Objects.toString(columns.get(column).apply(row.group())))
                .toList();
        found.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
      }
      searches.addAll(found.values());
    }
    return searches;
  }

  private static long others(List<Row> rows, int clinic) {
    return rows.stream().filter(row -> row.clinic() != clinic).count();
  }

  /** What is shared of a random network of six clinics. */
  private static List<Row> rows(long seed, Policy policy) {
    var patients = patients(new Random(seed));
    var rows = new ArrayList<Row>();
    Crowds.of(patients, policy)
        .forEach(
            (traits, group) ->
                Objects.requireNonNull(patients.get(traits))
                    .forEach(
                        (clinic, n) ->
                            Stream.generate(() -> new Row(clinic, group))
                                .limit(n)
                                .forEach(rows::add)));
    return rows;
  }

  private static Map<Traits, Map<Integer, Integer>> patients(Random random) {
    var patients = new HashMap<Traits, Map<Integer, Integer>>();
    for (int more = random.nextInt(400); more > 0; more--) {
      var traits =
          new Traits(
              one(random, AgeBand.values()),
              one(random, Sex.values()),
              one(random, Division.values()),
              Math.min(random.nextInt(4), random.nextInt(4)));
      int clinic = 1 + Math.min(random.nextInt(6), random.nextInt(6));
      patients.computeIfAbsent(traits, _ -> new HashMap<>()).merge(clinic, 1, Integer::sum);
    }
    return patients;
  }

  /** The first of them are the likeliest. */
  private static <T> T one(Random random, T[] values) {
    return values[Math.min(random.nextInt(values.length), random.nextInt(values.length))];
  }
}
