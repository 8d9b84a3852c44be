package health.consilium.platform.http;

import java.time.LocalDate;

/** What tells by itself whether a reader has it already: its strong ETag names what it shows. */
public interface Tagged {
  /** What it is called as it shows itself on that day of the UTC calendar. */
  String tag(LocalDate day);
}
