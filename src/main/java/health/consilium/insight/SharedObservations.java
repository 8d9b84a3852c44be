package health.consilium.insight;

import health.consilium.access.Audit;
import health.consilium.observation.Instruments;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What the network shares of single patients. */
@ApplicationScoped
class SharedObservations {
  private final Audit audit;
  private final SharedReading reading;
  private final Instruments instruments;
  private final Cursors cursors;

  SharedObservations(Audit audit, SharedReading reading, Instruments instruments, Cursors cursors) {
    this.audit = audit;
    this.reading = reading;
    this.instruments = instruments;
    this.cursors = cursors;
  }

  /** Newest release first; inside of a release in no order that means anything. */
  @Transactional
  Page<SharedObservation> list(SharedQuery query, PageQuery page) {
    var chosen = query.conditions(instruments);
    String listing = "shared " + chosen.sql() + chosen.arguments();
    var after = page.position(cursors, listing).map(SharedReading.Place::parse);
    return audit.listed(
        "shared-observation",
        _ ->
            Page.cut(
                    reading.list(chosen, after, page.limit()),
                    page.limit(),
                    last -> cursors.seal(listing, last.place().text()))
                .map(SharedReading.Line::observation));
  }
}
