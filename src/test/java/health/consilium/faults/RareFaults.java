package health.consilium.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The faults that take longer, or a deployment of their own, and two things that are wrong on
 * purpose: the reckoning must find out. In the profile {@code faults} only.
 */
class RareFaults {
  private static final int WRITERS = 64;

  @Test
  void the_database_stands_still_for_longer_than_anybody_waits() throws IOException, SQLException {
    try (var deployment = Deployment.start(Map.of())) {
      for (long seed : Run.seeds().toList()) {
        var run = Run.of("database-frozen", seed, deployment);

        run.strike(
            random -> deployment.freezeDatabase(Duration.ofSeconds(12))); // the driver's 10 s

        run.assertClean();
        run.assertAnswered();
      }
    }
  }

  @Test
  void there_are_two_connections_for_all() throws IOException, SQLException {
    var settings =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_MIN_SIZE", "1",
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "2",
            "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "1",
            "CONSILIUM_OBSERVATIONS_POSTS_WAITING", "2");
    try (var deployment = Deployment.start(settings)) {
      for (long seed : Run.seeds().toList()) {
        var run = Run.of("pool-exhausted", seed, deployment);

        run.strike(random -> deployment.freezeDatabase(Duration.ofSeconds(2)));

        run.assertClean();
      }
    }
  }

  @Test
  void sixty_four_post_one_observation_to_two_replicas() throws Exception {
    try (var deployment = Deployment.start(Map.of())) {
      deployment.add();
      for (long seed : Run.seeds().toList()) {
        var clinic = Clinic.open(deployment);
        var id = UUID.randomUUID();

        var statuses = atOnce(deployment, clinic, id);

        assertThat(statuses).as("seed %d", seed).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(rows(deployment, id)).isEqualTo(1);
      }
    }
  }

  @Test
  void replicas_are_replaced_one_after_the_other() throws IOException, SQLException {
    try (var deployment = Deployment.start(Map.of("QUARKUS_SHUTDOWN_DELAY", "2s"));
        var balancer = new Balancer(deployment)) {
      deployment.add();
      for (long seed : Run.seeds().toList()) {
        var run = Run.of("rolling-update", seed, deployment, balancer);

        run.strike(
            random -> {
              for (int i = 0; i < 2; i++) {
                deployment.add();
                deployment.stopService();
              }
            });

        run.assertSound();
        assertThat(run.unanswered()).isZero();
      }
    }
  }

  /** Needs root, who may mount a small disk. */
  @Test
  void the_disk_is_full() throws IOException, SQLException {
    Path disk = Files.createTempDirectory("small-disk");
    run("mount", "-t", "tmpfs", "-o", "size=320m", "tmpfs", disk.toString());
    try (var deployment = Deployment.start(onto(disk.resolve("home")), Map.of())) {
      for (long seed : Run.seeds().toList()) {
        var run = Run.of("disk-full", seed, deployment);
        var read = new AtomicInteger();

        run.strike(
            random -> {
              fill(disk);
              Run.pause(Duration.ofSeconds(4));
              read.set(
                  deployment
                      .replicas()
                      .getFirst()
                      .get(deployment.url(), "/v1/providers/search?near=47.6,-122.3")
                      .statusCode());
              Files.delete(disk.resolve("filler"));
            });

        run.assertClean();
        assertThat(read).hasValue(200);
      }
    } finally {
      run("umount", "-l", disk.toString());
      Files.delete(disk);
    }
  }

  /** Control: a database that confirms what is not on disk yet. */
  @Test
  void a_database_that_confirms_too_early_is_found_out() throws IOException, SQLException {
    try (var deployment = Deployment.start(Map.of())) {
      var run = Run.of("control-asynchronous-commit", 1, deployment);

      run.strike(
          random -> {
            execute(deployment, "alter system set synchronous_commit = off");
            execute(deployment, "alter system set wal_writer_delay = '10s'");
            execute(deployment, "select pg_reload_conf()");
            Run.pause(Duration.ofSeconds(3));
            deployment.killDatabase();
          });

      assertThat(run.reckoned().lost()).isPositive();
    }
  }

  /** Control: a table without a key, into which everything is inserted that comes. */
  @Test
  void an_ingest_that_does_not_look_for_its_key_is_found_out() throws IOException, SQLException {
    try (var deployment = Deployment.start(Map.of())) {
      execute(deployment, "create table unkeyed as select * from observation with no data");
      execute(deployment, "grant select, insert, update on unkeyed to consilium_app");
      var ingest = new UnkeyedIngest(deployment);
      var software = Software.start("control-without-key", 1, 0, ingest);
      deployment.wire().loseCommits(0.05);
      Run.pause(Duration.ofSeconds(3));
      deployment.wire().loseCommits(0);
      software.settle();

      try (software;
          var superuser = deployment.superuser()) {
        var reckoning = Reckoning.of(superuser, "unkeyed", UnkeyedIngest.CLINIC, software.ledger());
        Run.report("control-without-key", 1, List.of(software.ledger()), reckoning);
        assertThat(reckoning.doubled()).isPositive();
      }
    }
  }

  private static List<Integer> atOnce(Deployment deployment, Clinic clinic, UUID id)
      throws Exception {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Callable<Integer>> posts =
          IntStream.range(0, WRITERS)
              .<Callable<Integer>>mapToObj(
                  i -> () -> clinic.post(deployment.replicas().get(i % 2).url(), id, 14))
              .toList();
      var statuses = new ArrayList<Integer>();
      for (var post : writers.invokeAll(posts)) {
        statuses.add(post.get());
      }
      return statuses;
    }
  }

  private static int rows(Deployment deployment, UUID id) throws SQLException {
    try (var superuser = deployment.superuser();
        var count = superuser.prepareStatement("select count(*) from observation where id = ?")) {
      count.setObject(1, id);
      var row = count.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  private static void execute(Deployment deployment, String sql) throws SQLException {
    try (var superuser = deployment.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A home for a database in that directory; the programs stay where they are. */
  private static Path onto(Path directory) throws IOException {
    Path home = TestDatabase.newHome();
    Files.createDirectory(directory);
    try (var programs = Files.list(home)) {
      for (var program : programs.toList()) {
        Files.createSymbolicLink(directory.resolve(program.getFileName()), program.toRealPath());
      }
    }
    TestDatabase.delete(home);
    return directory;
  }

  /** Leaves no byte to anybody. */
  private static void fill(Path disk) throws IOException {
    var block = new byte[1 << 16];
    try (var filler = Files.newOutputStream(disk.resolve("filler"))) {
      while (true) {
        filler.write(block);
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException full) {
      // as it should be
    }
  }

  private static void run(String... command) throws IOException {
    try {
      var process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("failed: " + List.of(command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
