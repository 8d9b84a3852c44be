package health.consilium.insight;

import health.consilium.observation.DemoClinicsOpened;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Releases what the demonstration's synthetic patients come to whenever more of its clinics have
 * opened: so a demonstration has from its first start what the network has after some months.
 */
@Singleton
class DemoReleases {
  private final ReleaseJob job;

  DemoReleases(ReleaseJob job) {
    this.job = job;
  }

  void release(@Observes DemoClinicsOpened opened) {
    if (job.isPossible()) {
      job.release();
    }
  }
}
