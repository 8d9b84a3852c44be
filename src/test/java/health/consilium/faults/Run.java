package health.consilium.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One fault with one seed, and one line of the report. Two clinics of its own post at once under
 * the same ids, each values that the other has not.
 */
final class Run {
  /** Something that goes wrong; it is over when this returns. */
  @FunctionalInterface
  interface Fault {
    void strike(Random random) throws IOException, SQLException;
  }

  /** A clinic and its software. */
  record Party(Clinic clinic, Software software) {}

  private static final int CLINICS = 2;
  private static final Path REPORT = Path.of("target/faults/report.txt");

  private final String name;
  private final long seed;
  private final Deployment deployment;
  private final List<Party> parties;

  private Run(String name, long seed, Deployment deployment, List<Party> parties) {
    this.name = name;
    this.seed = seed;
    this.deployment = deployment;
    this.parties = parties;
  }

  /** As many as are asked for. */
  static Stream<Long> seeds() {
    long first = Long.getLong("faults.seed", System.currentTimeMillis());
    return LongStream.range(first, first + Long.getLong("faults.seeds", 1)).boxed();
  }

  /** Starts to post to the oldest replica. */
  static Run of(String name, long seed, Deployment deployment) throws IOException {
    return of(name, seed, deployment, deployment::url);
  }

  /** Starts to post, each observation to whichever replica is told. */
  static Run of(String name, long seed, Deployment deployment, Supplier<URI> replica)
      throws IOException {
    var parties = new ArrayList<Party>();
    for (int i = 0; i < CLINICS; i++) {
      var clinic = Clinic.open(deployment);
      parties.add(
          new Party(clinic, Software.start(name, seed, i * Software.VALUES, way(clinic, replica))));
    }
    return new Run(name, seed, deployment, parties);
  }

  private static Software.Way way(Clinic clinic, Supplier<URI> replica) {
    return new Software.Way() {
      @Override
      public int post(UUID id, int quantity) throws IOException {
        return clinic.post(replica.get(), id, quantity);
      }

      @Override
      public int postAll(Map<UUID, Integer> quantities) throws IOException {
        return clinic.postAll(replica.get(), quantities);
      }

      @Override
      public int amend(UUID id, int quantity, int version) throws IOException {
        return clinic.amend(replica.get(), id, quantity, version).statusCode();
      }
    };
  }

  /** Lets the fault happen after a while, and the clinic find out what became of everything. */
  void strike(Fault fault) throws IOException, SQLException {
    var random = new Random(seed);
    pause(Duration.ofMillis(300 + random.nextInt(700)));
    fault.strike(random);
    pause(Duration.ofMillis(300 + random.nextInt(300)));
    parties.forEach(party -> party.software().settle());
  }

  private List<Ledger> ledgers() {
    return parties.stream().map(party -> party.software().ledger()).toList();
  }

  /** How many requests were not answered, or told to try again. */
  int unanswered() {
    return ledgers().stream().mapToInt(Ledger::unanswered).sum();
  }

  /** Nothing is lost, doubled, half there or made up; and the fault was one. */
  void assertClean() throws IOException, SQLException {
    assertSound();
    assertThat(unanswered()).as("seed %d", seed).isPositive();
  }

  /** The same where the fault need not be noticed. */
  void assertSound() throws IOException, SQLException {
    assertThat(reckoned()).as("seed %d", seed).isEqualTo(Reckoning.CLEAN);
    for (var party : parties) {
      assertThat(party.software().unforeseen())
          .as("statuses that nobody can act on, of a service that says:%n%s", deployment.output())
          .isEmpty();
      assertThat(party.software().ledger().acknowledged()).isPositive();
    }
  }

  /** Whoever was not served was told so. */
  void assertAnswered() {
    assertThat(parties)
        .as("seed %d", seed)
        .extracting(party -> party.software().silences())
        .containsOnly(0);
  }

  Reckoning reckoned() throws IOException, SQLException {
    for (var party : parties) {
      party.software().close();
    }
    var reckoning = Reckoning.of(deployment, parties);
    report(name, seed, ledgers(), reckoning);
    return reckoning;
  }

  static void report(String name, long seed, List<Ledger> ledgers, Reckoning reckoning)
      throws IOException {
    String line =
        "fault=%s seed=%d sent=%d acknowledged=%d amended=%d unanswered=%d %s%n"
            .formatted(
                name,
                seed,
                ledgers.stream().mapToInt(ledger -> ledger.entries().size()).sum(),
                ledgers.stream().mapToLong(Ledger::acknowledged).sum(),
                ledgers.stream().mapToInt(Ledger::amendments).sum(),
                ledgers.stream().mapToInt(Ledger::unanswered).sum(),
                reckoning);
    System.out.print(line);
    Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
