package health.consilium.isolation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * What the service logs until this is closed, with its context and stack traces, and of its own
 * classes what it logs for those who look for a fault.
 */
public final class LogLines extends Handler {
  private static final Logger ALL = Logger.getLogger("");
  private static final Logger OURS = Logger.getLogger("health.consilium");

  private final PatternFormatter format = new PatternFormatter("%p %c %X %s%e");
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  public LogLines() {
    OURS.setLevel(Level.FINE);
    ALL.addHandler(this);
  }

  /** The lines so far. One is added, so that there is something to look through. */
  public List<String> soFar() {
    ALL.severe("the last line");
    synchronized (lines) {
      if (lines.stream().noneMatch(line -> line.contains("the last line"))) {
        throw new AssertionError("nothing is heard of the log");
      }
      return List.copyOf(lines);
    }
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(format.format(entry));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ALL.removeHandler(this);
    OURS.setLevel(null);
  }
}
