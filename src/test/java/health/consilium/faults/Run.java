package health.consilium.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** One fault with one seed, under a clinic of its own, and one line of the report. */
final class Run {
  /** Something that goes wrong; it is over when this returns. */
  @FunctionalInterface
  interface Fault {
    void strike(Random random) throws IOException, SQLException;
  }

  private static final Path REPORT = Path.of("target/faults/report.txt");

  private final String name;
  private final long seed;
  private final Deployment deployment;
  private final Clinic clinic;
  private final Software software;

  private Run(String name, long seed, Deployment deployment, Clinic clinic, Software software) {
    this.name = name;
    this.seed = seed;
    this.deployment = deployment;
    this.clinic = clinic;
    this.software = software;
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
    var clinic = Clinic.open(deployment);
    var software =
        Software.start(
            name, seed, (id, quantity) -> clinic.post(replica.get(), id, quantity).statusCode());
    return new Run(name, seed, deployment, clinic, software);
  }

  /** Lets the fault happen after a while, and the clinic find out what became of everything. */
  void strike(Fault fault) throws IOException, SQLException {
    var random = new Random(seed);
    pause(Duration.ofMillis(300 + random.nextInt(700)));
    fault.strike(random);
    pause(Duration.ofMillis(300 + random.nextInt(300)));
    software.settle();
  }

  Ledger ledger() {
    return software.ledger();
  }

  /** Nothing is lost, doubled, half there or made up; and the fault was one. */
  void assertClean() throws IOException, SQLException {
    assertSound();
    assertThat(ledger().unanswered()).isPositive();
  }

  /** The same where the fault need not be noticed. */
  void assertSound() throws IOException, SQLException {
    assertThat(reckoned()).as("seed %d", seed).isEqualTo(Reckoning.CLEAN);
  }

  /** Whoever was not served was told so. */
  void assertAnswered() {
    assertThat(software.silences()).as("seed %d", seed).isZero();
  }

  Reckoning reckoned() throws IOException, SQLException {
    software.close();
    var reckoning = Reckoning.of(deployment, clinic, ledger());
    report(name, seed, ledger(), reckoning);
    assertThat(software.unforeseen())
        .as("statuses that nobody can act on, of a service that says:%n%s", deployment.output())
        .isEmpty();
    assertThat(ledger().acknowledged()).isPositive();
    return reckoning;
  }

  static void report(String name, long seed, Ledger ledger, Reckoning reckoning)
      throws IOException {
    String line =
        "fault=%s seed=%d sent=%d acknowledged=%d unanswered=%d %s%n"
            .formatted(
                name,
                seed,
                ledger.entries().size(),
                ledger.acknowledged(),
                ledger.unanswered(),
                reckoning);
    System.out.print(line);
    Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
