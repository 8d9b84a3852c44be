package health.consilium.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs PostgreSQL's programs: never as root, never for ever, each one's output in a log file. */
final class PostgresTools {
  private static final int QUOTED_LINES = 15;

  private final Path programs;
  private final Path logs;
  private final List<String> namespace;

  PostgresTools(Path programs, Path logs, List<String> namespace) {
    this.programs = programs;
    this.logs = logs;
    this.namespace = namespace;
  }

  /**
   * What to put before a command so that PostgreSQL, which refuses to run as root, runs. In a user
   * namespace of its own a process is nobody, and still owns root's files: no other user needs to
   * exist, and nothing changes hands.
   *
   * @param unshare the command that enters such a namespace
   * @throws CannotStart when this process is root and such namespaces are not allowed
   */
  static List<String> namespace(boolean root, List<String> unshare) {
    if (!root) {
      return List.of();
    }
    try {
      if (exitCode(command(unshare, "true").start(), Duration.ofSeconds(5)) == 0) {
        return unshare;
      }
    } catch (IOException e) {
      throw mustNotBeRoot(e);
    }
    throw mustNotBeRoot(null);
  }

  static boolean root() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /**
   * @throws ToolFailed when the program reports a failure or takes longer than the timeout
   */
  void run(Duration timeout, String program, String... arguments) throws IOException {
    Path log = Files.createDirectories(logs).resolve(program + ".log");
    var command = command(namespace, programs.resolve(program).toString(), arguments);
    // PGPORT, PGDATA and their like would change what the programs do
    command.environment().keySet().removeIf(name -> name.startsWith("PG"));
    command.environment().put("LC_ALL", "C");
    Process process = command.redirectOutput(log.toFile()).start();
    int exitCode = exitCode(process, timeout);
    if (exitCode != 0) {
      throw new ToolFailed(program + " failed with exit code " + exitCode + quoted(log));
    }
  }

  /** The last lines of a log, indented, below a line that names it. */
  static String quoted(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    var last = lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size());
    return "\n" + log + ":\n  " + String.join("\n  ", last);
  }

  private static ProcessBuilder command(List<String> prefix, String program, String... arguments) {
    var command = new ArrayList<>(prefix);
    command.add(program);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  private static int exitCode(Process process, Duration timeout) throws IOException {
    try {
      if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new ToolFailed(
          "no answer from "
              + process.info().commandLine().orElse("a program")
              + " within "
              + timeout.toSeconds()
              + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolFailed("interrupted while waiting for a program");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static CannotStart mustNotBeRoot(@Nullable IOException cause) {
    return new CannotStart(
        "PostgreSQL cannot run as root, and `unshare -U` is not allowed here: start Consilium as an"
            + " ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL.",
        cause);
  }

  /** A program of PostgreSQL's did not do its work; the message quotes what it said. */
  static final class ToolFailed extends IOException {
    private static final long serialVersionUID = 1;

    ToolFailed(String message) {
      super(message);
    }
  }
}
