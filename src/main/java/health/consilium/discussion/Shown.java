package health.consilium.discussion;

import health.consilium.platform.http.Versioned;
import java.time.LocalDate;

/**
 * What a reader is shown, which is more than one table's row: names come and go, threads are
 * locked, and a moderator sees more than others. So whatever is shown differently has another tag.
 */
interface Shown extends Versioned {
  /** Of all that the reader is shown of it the last, by which it is changed. */
  default int latest() {
    return version();
  }

  @Override
  default String tag(LocalDate day) {
    return latest() + "." + Integer.toUnsignedString(toString().hashCode());
  }
}
