package health.consilium.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import health.consilium.platform.postgres.PostgresTools.ToolFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * The one server process on a data directory. It outlives a killed JVM, so it is known by its pid
 * file and not by having been started here.
 */
final class Postmaster {
  /**
   * Recovery after a crash replays up to {@code max_wal_size}, 1 GB, which takes minutes at worst.
   */
  private static final Duration START = Duration.ofMinutes(5);

  private static final Duration STOP = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 20;
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Failures that pass: somebody took the free port, or backends of a killed server still end. */
  private static final List<String> PASSING =
      List.of("Address already in use", "pre-existing shared memory block");

  private static final long MEGABYTE = 1 << 20;

  /** PostgreSQL's own default, and where more serves one service no longer. */
  private static final long LEAST_BUFFERS = 128 * MEGABYTE;

  private static final long MOST_BUFFERS = 1_024 * MEGABYTE;

  /**
   * Nothing but this machine reaches the server. Its log holds no statement and no detail line,
   * since these quote the values of rows.
   */
  private static final String SETTINGS =
      " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
          + " -c log_error_verbosity=terse -c log_min_error_statement=panic";

  private final PostgresTools tools;
  private final Path data;
  private final Path log;
  private final IntSupplier freePort;

  Postmaster(PostgresTools tools, Path data, Path log, IntSupplier freePort) {
    this.tools = tools;
    this.data = data;
    this.log = log;
    this.freePort = freePort;
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts the server, after stopping the one that a killed JVM may have left behind.
   *
   * @return its port on the loopback interface
   */
  int start() throws IOException {
    stop();
    removeStalePidFile();
    for (int attempt = 1; ; attempt++) {
      int port = freePort.getAsInt();
      try {
        start(port);
        return port;
      } catch (ToolFailed failure) {
        stop();
        String said = PostgresTools.quoted(log);
        if (attempt == ATTEMPTS || PASSING.stream().noneMatch(said::contains)) {
          throw new CannotStart(failure.getMessage() + said, failure);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Waits for what runs to be written and durable; does nothing when no server runs. */
  void stop() throws IOException {
    Optional<ProcessHandle> server = process();
    if (server.isEmpty()) {
      return;
    }
    try {
      control(STOP, "stop", "-m", "fast");
    } catch (ToolFailed stuck) {
      // an immediate stop is a crash that the next start recovers from: nothing committed is lost
      control(STOP, "stop", "-m", "immediate");
    }
    awaitEnd(server.get());
  }

  /** The pid file, all that {@code pg_ctl} waits for, goes a moment before the process does. */
  private void awaitEnd(ProcessHandle server) {
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (servesThisDirectory(server) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos() / 25);
    }
  }

  private void start(int port) throws IOException {
    if (Files.exists(log)) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".previous"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    control(START, "start", "-l", log.toString(), "-o", "-p " + port + SETTINGS + sharedBuffers());
  }

  /** An eighth of the memory, since the machine has other work; it is taken as it is needed. */
  private static String sharedBuffers() {
    long memory =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    long buffers = Math.clamp(memory / 8, LEAST_BUFFERS, MOST_BUFFERS);
    return " -c shared_buffers=" + buffers / MEGABYTE + "MB";
  }

  private void control(Duration timeout, String... action) throws IOException {
    var arguments = new ArrayList<>(List.of(action));
    arguments.addAll(
        List.of("-D", data.toString(), "-w", "-t", Long.toString(timeout.toSeconds())));
    tools.run(timeout.plus(GRACE), "pg_ctl", arguments.toArray(String[]::new));
  }

  /** The running server: a pid alone may be anybody's after a reboot or in a new container. */
  private Optional<ProcessHandle> process() throws IOException {
    return pid().flatMap(ProcessHandle::of).filter(this::servesThisDirectory);
  }

  private Optional<Long> pid() throws IOException {
    Path pidFile = pidFile();
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    return Files.readString(pidFile)
        .lines()
        .findFirst()
        .filter(line -> line.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  private boolean servesThisDirectory(ProcessHandle process) {
    boolean postgres =
        process.info().command().filter(command -> command.contains("/bin/postgres")).isPresent();
    try {
      return postgres
          && Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), data);
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * A pid file that names nobody is PostgreSQL's own to judge. One that names another program, or
   * is empty since the disk was full, would make PostgreSQL refuse to start; the directory's lock
   * says that it is a left-over.
   */
  private void removeStalePidFile() throws IOException {
    Optional<Long> pid = pid();
    if (pid.isEmpty() || pid.flatMap(ProcessHandle::of).isPresent()) {
      Files.deleteIfExists(pidFile());
    }
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }
}
