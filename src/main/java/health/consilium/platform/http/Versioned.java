package health.consilium.platform.http;

import java.time.LocalDate;

/** A resource with versions: its strong ETag names the version, and the day if it shows that. */
public interface Versioned {
  /** 1 for what was created, one more with each change. */
  int version();

  /** What it is called as it shows itself on that day: its version, unless it shows the day. */
  default String tag(LocalDate day) {
    return Integer.toString(version());
  }
}
