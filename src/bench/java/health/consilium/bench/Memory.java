package health.consilium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of a process, as Linux counts it. */
public final class Memory {
  private static final String PEAK = "VmHWM:";

  private Memory() {}

  /** The most that it ever had in memory, in MiB. */
  public static long peakMebibytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
