package health.consilium.insight;

import health.consilium.platform.http.Versioned;
import java.time.LocalDate;

/** An answer out of a release, whose tag is the release's where all callers read the same. */
interface OfRelease extends Versioned {
  Release release();

  @Override
  default int version() {
    return release().number();
  }

  @Override
  default String tag(LocalDate day) {
    return release().id().toString();
  }
}
