package health.consilium.access;

import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The door to the audit log: who did what, one entry a request, in the transaction that did it.
 *
 * <p>Most entries are written by {@link Callers#enterClinic(Deed)} with the statement that opens
 * the clinic: there is nothing to call here. What is known at the end only, such as how many were
 * listed, is told by {@link #record(ClinicNumber, Deed)}, or {@link #listed}. And where one
 * transaction answers several requests, each announces its {@link Visit} on its own thread, and the
 * transaction records those of all that were carried out with one statement.
 *
 * <p>An entry must be written within 20 seconds of its time, by the database's clock: older ones
 * are refused there, since the chain is being closed behind them.
 */
@ApplicationScoped
public class Audit {
  private final CurrentRequest request;
  private final Callers callers;
  private final AuditTable table;
  private final Cursors cursors;

  Audit(CurrentRequest request, Callers callers, AuditTable table, Cursors cursors) {
    this.request = request;
    this.callers = callers;
    this.table = table;
    this.cursors = cursors;
  }

  private AuditEntry entry(Deed deed) {
    return request.entry(deed);
  }

  /** Appends to the clinic's log what the caller of this request does. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(ClinicNumber clinic, Deed deed) {
    table.append(List.of(new AuditTable.Told(clinic, entry(deed))));
  }

  /**
   * Appends to the network's log what somebody does who needs no token, and of whom it says no
   * more.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void recordAnonymous(Deed deed) {
    table.append(
        List.of(
            new AuditTable.Told(ClinicNumber.NETWORK, request.entry(deed, AuditTable.ANYBODY))));
  }

  /**
   * Appends the entries of several requests that were carried out, each to its clinic's log, by one
   * statement. It leaves the last one's clinic open.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(List<Admitted> visits) {
    table.append(
        visits.stream()
            .map(each -> new AuditTable.Told(each.clinic(), each.visit().entry()))
            .toList());
  }

  /** A page of that resource in the caller's clinic; records how many it shows. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> Page<T> listed(String resource, Function<ClinicNumber, Page<T>> listing) {
    var clinic = callers.enterClinicAndTellLater(callers.current());
    return listed(clinic, resource, listing.apply(clinic));
  }

  /** A page of that resource of the network's own; records how many it shows. */
  @Transactional(Transactional.TxType.MANDATORY)
  <T> Page<T> listedByNetwork(String resource, Supplier<Page<T>> listing) {
    return listed(callers.enterNetworkAndTellLater(), resource, listing.get());
  }

  /** A page of that resource in a clinic that was entered before; records how many it shows. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> Page<T> listed(ClinicNumber clinic, String resource, Page<T> page) {
    record(clinic, Deed.list(resource, page.items().size()));
    return page;
  }

  /** The log of the caller's clinic, or for an admin the network's, newest first. */
  @Transactional
  Page<AuditEntry> page(PageQuery asked) {
    var clinic = enter(Deed.read("audit"));
    String query = "audit " + clinic;
    var after = asked.position(cursors, query).map(AuditTable.Place::parse);
    return Page.cut(
            table.list(clinic, after, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, last.place().text()))
        .map(AuditTable.Line::entry);
  }

  private ClinicNumber enter(Deed deed) {
    boolean runsTheNetwork = callers.current().scopes().contains(Scope.NETWORK_ADMIN);
    return runsTheNetwork ? callers.enterNetwork(deed) : callers.enterClinic(deed);
  }
}
