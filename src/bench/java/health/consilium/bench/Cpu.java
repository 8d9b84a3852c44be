package health.consilium.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Processor time that a process has used so far, as Linux counts it, in ticks of 10 ms. */
final class Cpu {
  private static final Duration TICK = Duration.ofMillis(10);

  /** Positions in /proc/pid/stat behind the name, which may hold spaces (proc_pid_stat(5)). */
  private static final int USER = 11;

  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private Cpu() {}

  static Duration of(long pid) {
    String[] stat = stat(pid);
    return TICK.multipliedBy(Long.parseLong(stat[USER]) + Long.parseLong(stat[SYSTEM]));
  }

  /** Of a process and its children, those included that have ended. */
  static Duration ofTree(long pid) {
    String[] stat = stat(pid);
    long ended = Long.parseLong(stat[CHILDREN_USER]) + Long.parseLong(stat[CHILDREN_SYSTEM]);
    return ProcessHandle.of(pid)
        .orElseThrow()
        .children()
        .map(child -> of(child.pid()))
        .reduce(of(pid).plus(TICK.multipliedBy(ended)), Duration::plus);
  }

  private static String[] stat(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    } catch (NoSuchFileException ended) {
      // its time is in its parent's from now on
      return "0 ".repeat(CHILDREN_SYSTEM + 1).split(" ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
