package health.consilium.insight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.insight.disclosure.TestNetwork.Patient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Means of scores against somebody of one clinic, or of none, who knows exactly whom each count of
 * all patients is of: a mean times their number bounds their sum, and one sum less another that of
 * whoever is in one of the two alone.
 */
class ScoreAttackTest {
  /** Of the instrument, whose scores begin at 0. */
  private static final int HIGHEST = 60;

  /** What a mean tells: of these patients the sum of scores, at least and at most. */
  private record Told(Collection<Patient> of, double low, double high) {
    static Told mean(Collection<Patient> of, ToIntFunction<Patient> score) {
      long mean = Math.round(of.stream().mapToInt(score).average().orElseThrow());
      return new Told(of, (mean - 0.5) * of.size(), (mean + 0.5) * of.size());
    }

    /** Of whoever is in none of these, all of whom are here too. */
    Told without(Told fewer) {
      return new Told(minus(of, fewer.of), low - fewer.high, high - fewer.low);
    }

    /** The same of the others, by a clinic that takes away its own. */
    Told ofOthers(int clinic, ToIntFunction<Patient> score) {
      var own = of.stream().filter(patient -> patient.clinic() == clinic).toList();
      int sum = own.stream().mapToInt(score).sum();
      return new Told(minus(of, own), low - sum, high - sum);
    }

    /** Whether it says of somebody what not everybody's score could be. */
    boolean isNarrow() {
      int besides = of.size() - 1;
      return !of.isEmpty() && (low - besides * HIGHEST > 0 || high < HIGHEST);
    }
  }

  @Property(tries = 300)
  void no_mean_less_an_earlier_one_tells_anybodys_score(@ForAll long seed) {
    var random = new Random(seed);
    var network = TestNetwork.random(random);
    var releases = new TestReleases(Policy.CURRENT);
    var told = new ArrayList<Told>();
    for (int release = 0; release < 4; release++) {
      tell(network, releases, told, patient -> score(seed, patient));
      network.grow(random, random.nextInt(100));
    }

    assertThat(found(told, patient -> score(seed, patient)))
        .allMatch(some -> some.of().size() >= 2 * Policy.CURRENT.patients())
        .noneMatch(Told::isNarrow);
  }

  @Example
  void without_waiting_for_change_a_later_mean_less_an_earlier_one_tells_a_patients_score() {
    var lax = new Policy(0, 11, 3, 60, 11, 1, 5, 8);
    var network = three(new TestNetwork());
    var releases = new TestReleases(lax);
    var told = new ArrayList<Told>();
    tell(network, releases, told, ScoreAttackTest::lastIsHighest);
    network.add(1, 1, 1);
    network.add(2, 1, 1);

    tell(network, releases, told, ScoreAttackTest::lastIsHighest);

    assertThat(told).hasSize(2);
    assertThat(found(told, ScoreAttackTest::lastIsHighest)).anyMatch(Told::isNarrow);
  }

  /** Of the same patients, but for one who was judged on day 7 alone. */
  @Example
  void were_baselines_told_of_two_times_the_one_who_was_judged_once_would_be_told_of() {
    var day7 = three(new TestNetwork());
    var day1 = new TestNetwork();
    day1.patients().addAll(day7.patients());
    day7.add(1, 0, 1);

    var both = new ArrayList<Told>();
    tell(day7, new TestReleases(Policy.CURRENT), both, ScoreAttackTest::lastIsHighest);
    tell(day1, new TestReleases(Policy.CURRENT), both, ScoreAttackTest::lastIsHighest);

    var rule = both.subList(0, 1);
    assertThat(found(rule, ScoreAttackTest::lastIsHighest)).noneMatch(Told::isNarrow);
    assertThat(found(both.reversed(), ScoreAttackTest::lastIsHighest)).anyMatch(Told::isNarrow);
  }

  /** The mean of a release, where the count of all patients is fresh. */
  private static void tell(
      TestNetwork network, TestReleases releases, List<Told> told, ToIntFunction<Patient> score) {
    releases.release(network);
    var now = releases.all().getLast();
    if (now.tells(Slice.ALL)) {
      var counted =
          network.patients().stream().filter(each -> now.counted().contains(each.number()));
      told.add(Told.mean(counted.toList(), score));
    }
  }

  /** What everybody can say of others by one mean, or by one that was told and the next. */
  private static List<Told> found(List<Told> told, ToIntFunction<Patient> score) {
    var found = new ArrayList<Told>();
    for (int clinic = 0; clinic <= 6; clinic++) {
      for (int after = 0; after < told.size(); after++) {
        var later = told.get(after).ofOthers(clinic, score);
        found.add(later);
        for (int before = 0; before < after; before++) {
          found.add(later.without(told.get(before).ofOthers(clinic, score)));
        }
      }
    }
    return found;
  }

  /** Six who responded and six who did not of each of three clinics. */
  private static TestNetwork three(TestNetwork network) {
    for (int clinic = 1; clinic <= 3; clinic++) {
      network.add(clinic, 6, 6);
    }
    return network;
  }

  private static int lastIsHighest(Patient patient) {
    return patient.number() > 36 ? HIGHEST : 20;
  }

  private static int score(long seed, Patient patient) {
    return new Random(seed + patient.number()).nextInt(HIGHEST + 1);
  }

  private static List<Patient> minus(Collection<Patient> some, Collection<Patient> others) {
    var taken = new HashSet<>(others);
    return some.stream().filter(patient -> !taken.contains(patient)).toList();
  }
}
