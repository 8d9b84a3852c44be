package health.consilium.insight;

import health.consilium.platform.http.Versioned;
import java.time.LocalDate;

/** An answer out of a release: the same for each caller as long as that is the latest. */
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
