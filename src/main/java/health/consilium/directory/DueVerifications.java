package health.consilium.directory;

import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What is to be verified soon: what nobody stands by first, then what has stood longest. */
@ApplicationScoped
class DueVerifications {
  private final DueTable table;
  private final Cursors cursors;
  private final Clock clock;

  DueVerifications(DueTable table, Cursors cursors, Clock clock) {
    this.table = table;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** One page; a verification in between moves its own resource only. */
  @Transactional
  Page<DueVerification> list(DueQuery query, PageQuery asked) {
    var after =
        asked
            .position(cursors, query.text())
            .map(DueTable.Place::parse)
            .orElse(DueTable.Place.FIRST);
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var heldFrom = query.heldFrom(today).atStartOfDay(ZoneOffset.UTC).toInstant();
    var lines = table.list(query, after, heldFrom, asked.limit().value() + 1);
    return Page.cut(lines, asked.limit(), last -> cursors.seal(query.text(), last.place().text()))
        .map(DueTable.Line::due);
  }
}
