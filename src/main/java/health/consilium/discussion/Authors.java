package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Who writes, and under which names, as the admins of the network confirm them. */
@ApplicationScoped
class Authors {
  private static final String AUTHOR = "author";

  /** Before every id: no author has the nil UUID of RFC 9562. */
  private static final UUID NIL = new UUID(0, 0);

  private final Callers callers;
  private final Audit audit;
  private final AuthorTable table;
  private final Cursors cursors;
  private final Clock clock;

  Authors(Callers callers, Audit audit, AuthorTable table, Cursors cursors, Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.table = table;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Gives a person that name, in the place of the one before: on all posts that bear it.
   *
   * @throws Refusal 422 without such a clinic
   */
  @Transactional
  Author confirm(NewName name) {
    var network = callers.enterNetworkAndTellLater();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var id =
        table
            .confirm(name, callers.current().client(), now)
            .orElseThrow(() -> Refusal.unprocessable("/clinic", "must be a clinic of the network"));
    audit.record(network, Deed.write(AUTHOR, id));
    return get(id);
  }

  /**
   * Takes a name back: posts that bear it stand under the clinic alone from then on.
   *
   * @throws Refusal 404
   */
  @Transactional
  void forgetName(UUID id) {
    callers.enterNetwork(Deed.write(AUTHOR, id));
    get(id);
    table.forgetName(id);
  }

  /** All who ever wrote or have a name, by id. */
  @Transactional
  Page<Author> list(PageQuery asked) {
    var network = callers.enterNetworkAndTellLater();
    String query = "authors";
    var after = asked.position(cursors, query).map(UUID::fromString).orElse(NIL);
    var page =
        Page.cut(
            table.after(after, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, last.id().toString()));
    audit.record(network, Deed.list(AUTHOR, page.items().size()));
    return page;
  }

  private Author get(UUID id) {
    return table.find(id).orElseThrow(() -> Refusal.notFound(AUTHOR));
  }
}
