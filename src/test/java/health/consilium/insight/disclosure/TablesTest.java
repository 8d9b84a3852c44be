package health.consilium.insight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * All tables of a network together, against somebody who holds them all: responses by drug, route
 * and indication, those of whoever of these had an induction, and two adverse events of everybody
 * treated.
 */
class TablesTest {
  private static final Policy STRICT = Policy.CURRENT;
  private static final int NETWORKS = 100;

  /** Each of the three is one of two. */
  private record Treatment(int indication, int drug, int route) {
    static List<Treatment> all() {
      var all = new ArrayList<Treatment>();
      for (int each = 0; each < 8; each++) {
        all.add(new Treatment(each / 4, each / 2 % 2, each % 2));
      }
      return all;
    }
  }

  private enum Question {
    RESPONSE,
    END_OF_INDUCTION,
    NAUSEA,
    HEADACHE;

    boolean isOfEverybodyTreated() {
      return this == NAUSEA || this == HEADACHE;
    }
  }

  private record Name(Treatment treatment, Question question) {}

  /** Patients, and how each table was released. */
  private static final class Tables {
    private final Map<Name, TestNetwork> networks = new LinkedHashMap<>();
    private final Map<Name, TestReleases> releases = new LinkedHashMap<>();
    private final Policy policy;

    Tables(Policy policy) {
      this.policy = policy;
      for (var treatment : Treatment.all()) {
        for (var question : Question.values()) {
          var name = new Name(treatment, question);
          networks.put(name, new TestNetwork());
          releases.put(name, new TestReleases(policy));
        }
      }
    }

    /** One to three releases, between which patients come. */
    static Tables random(long seed, Policy policy) {
      var random = new Random(seed);
      var tables = new Tables(policy);
      for (int more = random.nextInt(3); more >= 0; more--) {
        for (var treatment : Treatment.all()) {
          int size = random.nextInt(4) == 0 ? 4 : 30;
          for (int clinic = 1; clinic <= 4; clinic++) {
            tables.treat(random, treatment, clinic, random.nextInt(size));
          }
        }
        tables.release();
      }
      return tables;
    }

    /**
     * So many more, of whom not all can be judged, and of these some at the end of an induction.
     */
    private void treat(Random random, Treatment treatment, int clinic, int patients) {
      int judged = patients - random.nextInt(1 + patients / 4);
      int induced = random.nextInt(1 + judged);
      for (var question : Question.values()) {
        int of =
            switch (question) {
              case RESPONSE -> judged;
              case END_OF_INDUCTION -> induced;
              case NAUSEA, HEADACHE -> patients;
            };
        int some = of == 0 ? 0 : random.nextInt(of + 1);
        var network = network(new Name(treatment, question));
        if (question.isOfEverybodyTreated()) {
          network.add(clinic, some, of - some);
        } else {
          network.add(clinic, some, of - some, 1);
        }
      }
    }

    TestNetwork network(Name name) {
      return Objects.requireNonNull(networks.get(name));
    }

    void release() {
      releases.forEach((name, table) -> table.release(network(name)));
    }

    TestReleases of(Name name) {
      return Objects.requireNonNull(releases.get(name));
    }

    int last() {
      return releases.values().iterator().next().all().size() - 1;
    }

    Tally all(Name name) {
      return of(name).all().getLast().tally(Slice.ALL);
    }

    boolean tells(Name name) {
      return of(name).all().getLast().tells(Slice.ALL);
    }
  }

  /** What somebody of a clinic says of the others in all tables of the last release. */
  private static final class Holder {
    private final Tables tables;
    private final int clinic;
    private final Map<Name, Box> known = new HashMap<>();

    Holder(Tables tables, int clinic) {
      this.tables = tables;
      this.clinic = clinic;
      tables.releases.forEach((name, table) -> known.put(name, alone(table)));
    }

    private Box alone(TestReleases table) {
      var solved = Adversary.solve(table, tables.policy, clinic);
      var said =
          Stream.of(Adversary.Outcome.values())
              .map(outcome -> new Adversary.Sought(tables.last(), Slice.ALL, outcome))
              .map(sought -> Objects.requireNonNull(solved.get(sought)))
              .toList();
      return new Box(said.get(0), said.get(1), said.get(2));
    }

    /** Whoever was judged at the end of an induction was judged, and treated. */
    Holder beside() {
      for (var treatment : Treatment.all()) {
        var judged = new Name(treatment, Question.RESPONSE);
        var induced = new Name(treatment, Question.END_OF_INDUCTION);
        narrow(judged, evaluable(Range.from(said(induced).evaluable().low())));
        besideTreated(treatment);
        narrow(induced, evaluable(new Range(0, said(judged).evaluable().high())));
      }
      return this;
    }

    /** Whoever was treated is in the tables of both events; whoever was judged was treated. */
    Holder besideTreated() {
      Treatment.all().forEach(this::besideTreated);
      return this;
    }

    private void besideTreated(Treatment treatment) {
      var judged = new Name(treatment, Question.RESPONSE);
      var induced = new Name(treatment, Question.END_OF_INDUCTION);
      var one = new Name(treatment, Question.NAUSEA);
      var other = new Name(treatment, Question.HEADACHE);
      var treated =
          said(one)
              .evaluable()
              .and(said(other).evaluable())
              .and(Range.from(said(judged).evaluable().low()))
              .and(Range.from(said(induced).evaluable().low()));
      narrow(one, evaluable(treated));
      narrow(other, evaluable(treated));
      narrow(judged, evaluable(new Range(0, said(one).evaluable().high())));
      narrow(induced, evaluable(new Range(0, said(one).evaluable().high())));
    }

    private static Box evaluable(Range patients) {
      return new Box(Range.from(0), Range.from(0), patients);
    }

    /** As if a release told as well how many responded in several treatments together. */
    Holder totalled(Function<Treatment, Treatment> together) {
      var totals =
          Treatment.all().stream()
              .collect(
                  Collectors.groupingBy(
                      together,
                      Collectors.mapping(
                          each -> new Name(each, Question.RESPONSE), Collectors.toList())));
      for (var names : totals.values()) {
        var all = names.stream().map(tables::all).map(this::others).reduce(Count.NONE, Count::plus);
        var total = Box.of(Shown.of(all, tables.policy), tables.policy);
        for (var name : names) {
          var rest =
              names.stream()
                  .filter(each -> !each.equals(name))
                  .map(this::said)
                  .reduce(Box.NOBODY, Box::plus);
          narrow(name, total.minus(rest));
        }
      }
      return this;
    }

    private Count others(Tally tally) {
      return tally.total().minus(tally.of(clinic));
    }

    private void narrow(Name name, Box by) {
      known.put(name, said(name).and(by));
    }

    Box said(Name name) {
      return Objects.requireNonNull(known.get(name));
    }

    /** How many others have come since the table last told a value; all where it never did. */
    int newcomers(Name name) {
      var told = tables.of(name).all().stream().filter(each -> each.tells(Slice.ALL)).toList();
      var then = told.isEmpty() ? Tally.EMPTY : told.getLast().tally(Slice.ALL);
      return others(tables.all(name)).minus(others(then)).evaluable();
    }

    /** Hidden, and yet more is known than that so many have come, each with an outcome or not. */
    boolean isNarrow(Name name) {
      long enough = Math.min(STRICT.width(), newcomers(name));
      return !tables.tells(name)
          && (said(name).responders().width() < enough || said(name).others().width() < enough);
    }

    boolean isSmallGroup(Name name) {
      return tables.tells(name)
          && Math.min(said(name).responders().high(), said(name).others().high())
              < STRICT.patients();
    }
  }

  private static Stream<Holder> everybody(Tables tables) {
    return Stream.of(Reader.OUTSIDE, 1, 2, 3, 4).map(clinic -> new Holder(tables, clinic));
  }

  @Property(tries = 100)
  void whoever_holds_all_tables_can_narrow_none_that_is_hidden(@ForAll long seed) {
    var tables = Tables.random(seed, STRICT);

    for (var holder : everybody(tables).map(Holder::beside).toList()) {
      assertThat(tables.releases.keySet()).noneMatch(holder::isNarrow);
      assertThat(tables.releases.keySet()).noneMatch(holder::isSmallGroup);
    }
  }

  @Property(tries = 100)
  void how_many_were_treated_says_nothing_more_of_how_many_responded(@ForAll long seed) {
    var tables = Tables.random(seed, STRICT);

    for (int clinic : List.of(Reader.OUTSIDE, 1, 2, 3, 4)) {
      var alone = new Holder(tables, clinic);
      var beside = new Holder(tables, clinic).besideTreated();
      for (var judged : tables.releases.keySet()) {
        if (!judged.question().isOfEverybodyTreated()) {
          assertThat(beside.said(judged).responders().low())
              .isEqualTo(alone.said(judged).responders().low());
          assertThat(beside.said(judged).others().low())
              .isEqualTo(alone.said(judged).others().low());
        }
      }
    }
  }

  @Property(tries = 100)
  void the_truth_is_among_what_the_holder_of_all_tables_holds_possible(@ForAll long seed) {
    var tables = Tables.random(seed, STRICT);

    for (var holder : everybody(tables).map(Holder::beside).toList()) {
      for (var name : tables.releases.keySet()) {
        var others = holder.others(tables.all(name));
        assertThat((long) others.responders())
            .isBetween(holder.said(name).responders().low(), holder.said(name).responders().high());
        assertThat((long) others.others())
            .isBetween(holder.said(name).others().low(), holder.said(name).others().high());
      }
    }
  }

  /** Totals over drugs, over routes, and over indications are on no menu. */
  @Property(tries = 3)
  void were_a_total_of_two_tables_told_the_hidden_one_would_be_computed(
      @ForAll @IntRange(min = 0, max = 2) int over) {
    Function<Treatment, Treatment> together =
        each ->
            switch (over) {
              case 0 -> new Treatment(0, each.drug(), each.route());
              case 1 -> new Treatment(each.indication(), 0, each.route());
              default -> new Treatment(each.indication(), each.drug(), 0);
            };

    assertThat(
            LongStream.range(0, NETWORKS)
                .mapToObj(seed -> Tables.random(seed, STRICT))
                .anyMatch(
                    tables ->
                        everybody(tables)
                            .map(holder -> holder.totalled(together))
                            .anyMatch(
                                holder ->
                                    tables.releases.keySet().stream().anyMatch(holder::isNarrow))))
        .isTrue();
  }

  @Example
  void without_the_fewest_patients_whoever_holds_all_tables_sees_a_small_group() {
    var lax = new Policy(0, 0, 3, 60, 0, 11, 5, 8);

    assertThat(
            LongStream.range(0, NETWORKS)
                .mapToObj(seed -> Tables.random(seed, lax))
                .anyMatch(
                    tables ->
                        everybody(tables)
                            .map(Holder::beside)
                            .anyMatch(
                                holder ->
                                    tables.releases.keySet().stream()
                                        .anyMatch(holder::isSmallGroup))))
        .isTrue();
  }
}
