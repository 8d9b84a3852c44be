package health.consilium.insight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The rules against everybody who reads all releases; and each rule left out, to see it needed. */
class AttackTest {
  private static final Policy STRICT = Policy.CURRENT;

  /** Networks that are tried where an attack is to succeed on one of them. */
  private static final int NETWORKS = 100;

  /**
   * What somebody has found out: of a cell, at a release, how many others' patients.
   *
   * @param inRows how many of them are in rows, who can be taken away
   */
  private record Finding(TestReleases releases, Adversary.Sought sought, Range range, long inRows) {
    TestReleases.Release release() {
      return releases.all().get(sought.release());
    }

    boolean isShown() {
      return release().tells(sought.slice());
    }

    /** A hidden count whose smallest and largest value lie close together. */
    boolean isNarrow() {
      return !isShown() && range.width() < STRICT.width();
    }

    /** Of a shown cell: few enough patients that somebody may know who they are. */
    boolean isSmallGroup() {
      return isShown() && range.high() - inRows < STRICT.patients();
    }

    boolean isPast() {
      return sought.release() < releases.all().size() - 1;
    }
  }

  @Property(tries = 1000)
  void nobody_can_narrow_what_is_hidden_nor_see_a_small_group(@ForAll long seed) {
    var found = attack(seed, STRICT).filter(f -> f.isNarrow() || f.isSmallGroup()).toList();

    assertThat(found).isEmpty();
  }

  @Example
  void were_rows_of_the_counted_a_hidden_cell_would_be_narrowed() {
    assertThat(succeeds(TestReleases.Flaw.ROWS_OF_THE_COUNTED, Finding::isNarrow)).isTrue();
  }

  @Example
  void were_rows_of_the_counted_a_shown_cell_less_its_rows_would_be_a_small_group() {
    assertThat(succeeds(TestReleases.Flaw.ROWS_OF_THE_COUNTED, Finding::isSmallGroup)).isTrue();
  }

  @Example
  void were_it_drawn_anew_who_is_in_rows_a_later_row_would_be_taken_from_an_earlier_count() {
    assertThat(succeeds(TestReleases.Flaw.DRAWN_ANEW, f -> f.isSmallGroup() && f.isPast()))
        .isTrue();
  }

  @Property(tries = 300)
  void where_clinics_renumber_their_patients_nobody_can_narrow_what_is_hidden(@ForAll long seed) {
    var releases = releasesOfRenumbered(seed, new TestReleases(STRICT));

    assertThat(attackWhereSomeLeave(releases).filter(f -> f.isNarrow() || f.isSmallGroup()))
        .isEmpty();
  }

  @Example
  void were_who_is_renumbered_on_the_new_side_a_later_row_would_be_taken_from_an_earlier_count() {
    assertThat(
            LongStream.range(0, NETWORKS)
                .mapToObj(
                    seed ->
                        releasesOfRenumbered(
                            seed, new TestReleases(STRICT, TestReleases.Flaw.MOVED_FREELY)))
                .anyMatch(
                    releases ->
                        attackWhereSomeLeave(releases)
                            .anyMatch(f -> f.isSmallGroup() && f.isPast())))
        .isTrue();
  }

  private static Stream<Finding> attackWhereSomeLeave(TestReleases releases) {
    return Adversary.everybody(releases.all()).stream()
        .flatMap(
            clinic ->
                findings(releases, clinic, Adversary.solveWhereSomeLeave(releases, STRICT, clinic))
                    .stream());
  }

  /** Two to four releases, between which one clinic after the other numbers its patients anew. */
  private static TestReleases releasesOfRenumbered(long seed, TestReleases releases) {
    var random = new Random(seed);
    var network = TestNetwork.random(random);
    releases.release(network);
    for (int clinic = 1 + random.nextInt(3); clinic > 0; clinic--) {
      network.renumber(random, clinic);
      network.grow(random, random.nextInt(100));
      releases.release(network);
    }
    return releases;
  }

  @Property(tries = 300)
  void where_patients_leave_between_releases_nobody_can_narrow_what_is_hidden(@ForAll long seed) {
    var releases = releasesWhichSomeLeave(seed, new TestReleases(STRICT));

    assertThat(attackWhereSomeLeave(releases).filter(f -> f.isNarrow() || f.isSmallGroup()))
        .isEmpty();
  }

  @Property(tries = 300)
  void between_two_values_of_a_cell_eleven_others_of_each_outcome_have_come_or_gone(
      @ForAll long seed) {
    assertThat(changes(releasesWhichSomeLeave(seed, new TestReleases(STRICT))))
        .allMatch(change -> change.differsBy(STRICT.change()));
  }

  @Example
  void without_waiting_for_change_two_values_of_a_cell_tell_of_a_few_who_came_or_went() {
    var lax = new Policy(0, 11, 3, 60, 11, 1, 5, 8);

    assertThat(
            LongStream.range(0, NETWORKS)
                .boxed()
                .flatMap(
                    seed -> changes(releasesWhichSomeLeave(seed, new TestReleases(lax))).stream()))
        .anyMatch(change -> !change.differsBy(STRICT.change()));
  }

  @Property(tries = 300)
  void a_cell_appears_once_eleven_others_of_each_outcome_have_joined_since_it_could_not(
      @ForAll long seed) {
    assertThat(appearances(releasesWhichSomeLeave(seed, new TestReleases(STRICT))))
        .allMatch(joined -> joined.reaches(STRICT.change()));
  }

  @Example
  void without_waiting_for_change_a_cell_appears_with_the_few_who_joined() {
    var lax = new Policy(0, 11, 3, 60, 11, 1, 5, 8);

    assertThat(
            LongStream.range(0, NETWORKS)
                .boxed()
                .flatMap(
                    seed ->
                        appearances(releasesWhichSomeLeave(seed, new TestReleases(lax))).stream()))
        .anyMatch(joined -> !joined.reaches(STRICT.change()));
  }

  @Property(tries = 300)
  void one_patient_more_or_less_changes_no_cell(@ForAll long seed, @ForAll boolean more) {
    var random = new Random(seed);
    var network = TestNetwork.random(random);
    var releases = new TestReleases(STRICT);
    var before = releases.release(network);
    if (more) {
      network.grow(random, 1);
    } else {
      network.shrink(random, 1);
    }
    var after = releases.release(network);

    for (var slice : Slice.all()) {
      assertThat(value(after.get(slice))).isEqualTo(value(before.get(slice)));
    }
  }

  private static Optional<Shown> value(@Nullable Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fresh(var value) -> Optional.of(value);
      case Verdict.Standing(var value) -> Optional.of(value);
      case null, default -> Optional.empty();
    };
  }

  /** How many others' patients differ between two values of one cell, in everybody's eyes. */
  private static List<Count> changes(TestReleases releases) {
    var changes = new ArrayList<Count>();
    var last = new HashMap<Slice, Tally>();
    for (var release : releases.all()) {
      for (var slice : Slice.all()) {
        if (release.tells(slice)) {
          var now = release.tally(slice);
          var before = last.put(slice, now);
          if (before != null) {
            Adversary.everybody(releases.all()).stream()
                .map(clinic -> others(now, clinic).minus(others(before, clinic)))
                .forEach(changes::add);
          }
        }
      }
    }
    return changes;
  }

  /**
   * How many others' patients have joined a cell that is told, in everybody's eyes, since a release
   * could not tell it for a reason of its own.
   */
  private static List<Count> appearances(TestReleases releases) {
    var joined = new ArrayList<Count>();
    var examined = new HashMap<Slice, Tally>();
    for (var release : releases.all()) {
      for (var slice : Slice.all()) {
        var now = release.tally(slice);
        var before = examined.get(slice);
        if (release.isHiddenForItself(slice)) {
          examined.put(slice, now);
        } else if (before != null && release.tells(slice)) {
          examined.remove(slice);
          Adversary.everybody(releases.all()).stream()
              .map(clinic -> others(now, clinic).minus(others(before, clinic)))
              .forEach(joined::add);
        }
      }
    }
    return joined;
  }

  private static Count others(Tally tally, int clinic) {
    return tally.total().minus(tally.of(clinic));
  }

  @Property(tries = 100)
  void the_truth_is_among_what_the_adversary_holds_possible(@ForAll long seed) {
    var releases = releases(seed, new TestReleases(STRICT));

    for (int clinic : Adversary.everybody(releases.all())) {
      Adversary.solve(releases, STRICT, clinic)
          .forEach(
              (sought, range) -> {
                var tally = releases.all().get(sought.release()).tally(sought.slice());
                int others = sought.outcome().of(tally.total().minus(tally.of(clinic)));
                assertThat((long) others).isBetween(range.low(), range.high());
              });
    }
  }

  @Property(tries = 100)
  void where_a_clinic_stands_tells_it_nothing_more_of_any_count(@ForAll long seed) {
    var told = releasesOfMany(seed, new TestReleases(STRICT));
    var alone = told.withoutStandings();

    for (int clinic : Adversary.everybody(told.all())) {
      assertThat(Adversary.solve(told, STRICT, clinic))
          .isEqualTo(Adversary.solve(alone, STRICT, clinic));
    }
  }

  @Property(tries = 100)
  void nobody_can_narrow_what_is_hidden_in_a_large_network(@ForAll long seed) {
    var releases = releasesOfMany(seed, new TestReleases(STRICT));

    var found =
        Adversary.everybody(releases.all()).stream()
            .flatMap(
                clinic ->
                    findings(releases, clinic, Adversary.solve(releases, STRICT, clinic)).stream())
            .filter(f -> f.isNarrow() || f.isSmallGroup())
            .toList();

    assertThat(found).isEmpty();
  }

  @Property(tries = 100)
  void one_patient_more_moves_no_clinic_to_another_quarter(@ForAll long seed) {
    var random = new Random(seed);
    var network = TestNetwork.large(random);
    var releases = new TestReleases(STRICT);
    releases.release(network);
    network.grow(random, 1, 13);
    releases.release(network);

    assertThat(releases.all().getLast().standings())
        .isEqualTo(releases.all().getFirst().standings());
  }

  @Example
  void were_quarters_told_anew_each_time_one_patient_would_move_a_clinic() {
    var network = alike(10, 6, 6).add(11, 6, 6, 1);
    var releases = new TestReleases(STRICT, TestReleases.Flaw.RANKED_ALWAYS);
    releases.release(network);
    network.add(1, 1, 0, 1);
    releases.release(network);

    assertThat(releases.all().getLast().standings().get(2))
        .isNotEqualTo(releases.all().getFirst().standings().get(2));
  }

  @Example
  void were_a_quarter_told_beside_a_hidden_count_it_would_say_how_many_there_are_at_least() {
    var network = alike(10, 1, 12);
    var careless = new TestReleases(STRICT, TestReleases.Flaw.RANKED_ALWAYS);
    careless.release(network);

    assertThat(respondersIn(careless, Slice.ALL, STRICT, 1).low()).isPositive();
    assertThat(range(1, Slice.ALL, network, STRICT).low()).isZero();
  }

  /** Of the others, how many may have a lower share, where one stands in a quarter. */
  @Example
  void with_enough_others_whichever_of_them_may_stand_on_either_side() {
    for (int others = STRICT.peers(); others <= 60; others++) {
      for (var lower : lowerByQuarter(others, STRICT).values()) {
        assertThat(lower.first()).isLessThan(others);
        assertThat(lower.last()).isPositive();
      }
    }
  }

  @Example
  void with_few_others_the_lowest_would_know_that_all_of_them_are_higher() {
    var lax = new Policy(0, 11, 3, 60, 11, 11, 5, 1);

    assertThat(lowerByQuarter(3, lax))
        .containsEntry(new Standing.Told(1, 5), new TreeSet<>(Set.of(0)));
    assertThat(lowerByQuarter(3, STRICT).keySet())
        .containsExactly(new Standing.Hidden(Reason.MIN_CLINICS));
  }

  private static Map<Standing, SortedSet<Integer>> lowerByQuarter(int others, Policy policy) {
    var lower = new HashMap<Standing, SortedSet<Integer>>();
    for (int below = 0; below <= others; below++) {
      var network = new TestNetwork().add(1, 20, 20, 1);
      for (int other = 0; other < others; other++) {
        network.add(2 + other, other < below ? 5 : 15, other < below ? 15 : 5, 1);
      }
      var all = Objects.requireNonNull(network.tallies().get(Slice.ALL));
      var standing = Objects.requireNonNull(Ranking.of(all, policy).get(1));
      lower.computeIfAbsent(standing, _ -> new TreeSet<>()).add(below);
    }
    return lower;
  }

  /** So many clinics with the same counts. */
  private static TestNetwork alike(int clinics, int responders, int others) {
    var network = new TestNetwork();
    for (int clinic = 1; clinic <= clinics; clinic++) {
      network.add(clinic, responders, others, 1);
    }
    return network;
  }

  /** One to three releases of a network in which clinics can be compared. */
  private static TestReleases releasesOfMany(long seed, TestReleases releases) {
    var random = new Random(seed);
    var network = TestNetwork.large(random);
    for (int more = random.nextInt(3); more >= 0; more--) {
      releases.release(network);
      network.grow(random, random.nextInt(200), 13);
    }
    return releases;
  }

  @Example
  void without_the_fewest_patients_a_clinic_sees_a_small_group_of_the_others() {
    var lax = new Policy(0, 0, 3, 60, 11, 11, 5, 8);

    assertThat(succeeds(lax, Finding::isSmallGroup)).isTrue();
  }

  @Example
  void without_complementary_cells_a_hidden_one_is_computed() {
    var lax = new Policy(0, 11, 3, 60, 0, 11, 5, 8);

    assertThat(succeeds(lax, f -> f.isNarrow() && !f.isPast())).isTrue();
  }

  @Example
  void without_waiting_for_change_a_later_release_tells_what_an_earlier_one_hid() {
    var lax = new Policy(0, 11, 3, 60, 11, 1, 5, 8);

    assertThat(succeeds(lax, f -> f.isNarrow() && f.isPast())).isTrue();
  }

  @Example
  void with_two_clinics_one_would_read_the_other() {
    var network = new TestNetwork().add(1, 60, 60, 1).add(2, 40, 40, 1);
    var lax = new Policy(0, 11, 1, 60, 11, 11, 5, 8);

    assertThat(othersOf(1, network, lax).width()).isLessThan(STRICT.width());
    assertThat(othersOf(1, network, STRICT).width()).isGreaterThan(1000);
  }

  @Example
  void a_dominant_clinic_would_be_read_by_everybody() {
    var network = new TestNetwork().add(1, 90, 90, 1).add(2, 6, 6, 1).add(3, 6, 6, 1);
    var lax = new Policy(0, 11, 3, 100, 11, 11, 5, 8);

    var shown = new TestReleases(lax).release(network).get(Slice.ALL);

    assertThat(shown).isEqualTo(new Verdict.Fresh(new Shown(205, 100)));
    assertThat(new TestReleases(STRICT).release(network).get(Slice.ALL))
        .isEqualTo(new Verdict.Hidden(Reason.DOMINANCE));
  }

  @Example
  void without_rounding_the_others_patients_are_counted_exactly() {
    var network = new TestNetwork().add(1, 20, 16, 1).add(2, 20, 16, 1).add(3, 23, 19, 1);
    for (int clinic = 1; clinic <= 3; clinic++) {
      network.add(clinic, 12, 12, 2).add(clinic, 12, 12, 3);
    }
    var lax = new Policy(0, 11, 3, 60, 11, 11, 1, 8);
    var told = new Slice(Dimension.SEX, 1);

    assertThat(range(1, told, network, lax).width()).isZero();
    assertThat(range(1, told, network, STRICT).width()).isEqualTo(4);
  }

  /** 30 of 47 in one category, 7 of 25 in another; both in the same network. */
  @Example
  void beside_30_of_47_neither_7_of_25_nor_37_of_72_can_be_computed() {
    var network =
        new TestNetwork()
            .add(1, 10, 6, 1)
            .add(2, 10, 6, 1)
            .add(3, 10, 5, 1)
            .add(1, 3, 6, 2)
            .add(2, 2, 6, 2)
            .add(3, 2, 6, 2);
    var lax = new Policy(0, 11, 3, 60, 0, 11, 5, 8);
    var second = new Slice(Dimension.SEX, 2);

    assertThat(range(0, second, network, lax).width()).isLessThan(STRICT.width());
    for (int clinic = 0; clinic <= 3; clinic++) {
      assertThat(range(clinic, second, network, STRICT).width())
          .isGreaterThanOrEqualTo(STRICT.width());
    }
  }

  private static Range othersOf(int clinic, TestNetwork network, Policy policy) {
    return range(clinic, Slice.ALL, network, policy);
  }

  /** What a clinic can say of the others' responders in a cell of one release. */
  private static Range range(int clinic, Slice slice, TestNetwork network, Policy policy) {
    var releases = new TestReleases(policy);
    releases.release(network);
    return respondersIn(releases, slice, policy, clinic);
  }

  private static Range respondersIn(TestReleases releases, Slice slice, Policy policy, int clinic) {
    var sought = new Adversary.Sought(0, slice, Adversary.Outcome.RESPONDER);
    return Objects.requireNonNull(Adversary.solve(releases, policy, clinic).get(sought));
  }

  private static boolean succeeds(Policy lax, Predicate<Finding> attack) {
    return LongStream.range(0, NETWORKS).anyMatch(seed -> attack(seed, lax).anyMatch(attack));
  }

  private static boolean succeeds(TestReleases.Flaw flaw, Predicate<Finding> attack) {
    return LongStream.range(0, NETWORKS)
        .mapToObj(seed -> releases(seed, new TestReleases(STRICT, flaw)))
        .anyMatch(releases -> attack(releases, STRICT).anyMatch(attack));
  }

  /** All that everybody can say of one network. */
  private static Stream<Finding> attack(long seed, Policy policy) {
    return attack(releases(seed, new TestReleases(policy)), policy);
  }

  private static Stream<Finding> attack(TestReleases releases, Policy policy) {
    return Adversary.everybody(releases.all()).stream()
        .flatMap(
            clinic ->
                findings(releases, clinic, Adversary.solve(releases, policy, clinic)).stream());
  }

  private static List<Finding> findings(
      TestReleases releases, int clinic, Map<Adversary.Sought, Range> solved) {
    return solved.entrySet().stream()
        .map(
            said ->
                new Finding(
                    releases,
                    said.getKey(),
                    said.getValue(),
                    inRows(releases, clinic, said.getKey())))
        .toList();
  }

  private static long inRows(TestReleases releases, int clinic, Adversary.Sought sought) {
    return Adversary.inRows(
        releases.rows(),
        releases.all().get(sought.release()),
        clinic,
        sought.outcome(),
        row -> row.tells(sought.slice()));
  }

  /** One to four releases of a random network that grows in between. */
  private static TestReleases releases(long seed, TestReleases releases) {
    var random = new Random(seed);
    var network = TestNetwork.random(random);
    for (int more = random.nextInt(4); more >= 0; more--) {
      releases.release(network);
      network.grow(random, random.nextInt(150));
    }
    return releases;
  }

  /** Two to four releases of a network that patients join and leave in between. */
  private static TestReleases releasesWhichSomeLeave(long seed, TestReleases releases) {
    var random = new Random(seed);
    var network = TestNetwork.random(random);
    releases.release(network);
    for (int more = random.nextInt(3); more >= 0; more--) {
      network.shrink(random, random.nextInt(60));
      network.grow(random, random.nextInt(200));
      releases.release(network);
    }
    return releases;
  }
}
