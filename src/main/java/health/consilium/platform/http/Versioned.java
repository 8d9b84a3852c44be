package health.consilium.platform.http;

import java.time.LocalDate;

/** A resource with versions: its strong ETag names the version, and the day if it shows that. */
public interface Versioned extends Tagged {
  /** 1 for what was created, one more with each change. */
  int version();

  /** Its version, unless it shows the day. */
  @Override
  default String tag(LocalDate day) {
    return Integer.toString(version());
  }
}
