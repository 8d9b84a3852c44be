package health.consilium.access;

import health.consilium.platform.http.IfMatch;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.json.MergePatch;
import health.consilium.platform.json.StrictParser;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The door to the clinics of the network. What is asked for over HTTP, only the network may. */
@ApplicationScoped
public class Clinics {
  static final String PATH = "/v1/clinics";
  private static final String CLINIC = "clinic";

  private final Callers callers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final ClinicRow.Queries clinics;
  private final EntityManager session;
  private final StrictParser parser;
  private final Cursors cursors;
  private final Clock clock;

  Clinics(
      Callers callers,
      Audit audit,
      Idempotency idempotency,
      ClinicRow.Queries clinics,
      EntityManager session,
      StrictParser parser,
      Cursors cursors,
      Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.idempotency = idempotency;
    this.clinics = clinics;
    this.session = session;
    this.parser = parser;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** Opens a clinic of the network, under a random id. */
  @Transactional
  public Clinic open(String name, String state) {
    return insert(new NewClinic(name, state));
  }

  /** The same for an admin, once under that key. */
  @Transactional
  Reply open(NewClinic clinic, IdempotencyKey key) {
    var network = callers.enterNetworkAndTellLater();
    var attempt = new Attempt(key.value(), callers.current().client(), "POST " + PATH, clinic);
    return idempotency.once(
        attempt,
        () -> {
          var opened = insert(clinic);
          audit.record(network, Deed.write(CLINIC, opened.id()));
          return new Idempotency.Creation(PATH + "/" + opened.id(), opened);
        });
  }

  /** All clinics, in the order in which they joined. */
  @Transactional
  Page<Clinic> list(PageQuery asked) {
    return audit.listedByNetwork(CLINIC, () -> page(asked));
  }

  private Page<Clinic> page(PageQuery asked) {
    String query = "clinics";
    int after = asked.position(cursors, query).map(Integer::valueOf).orElse(0);
    var rows = clinics.after(after, org.hibernate.query.Page.first(asked.limit().value() + 1));
    return Page.cut(rows, asked.limit(), last -> cursors.seal(query, String.valueOf(last.number)))
        .map(ClinicRow::toClinic);
  }

  /**
   * One clinic.
   *
   * @throws Refusal 404
   */
  @Transactional
  Clinic get(UUID id) {
    callers.enterNetwork(Deed.read(CLINIC, id));
    return row(id).toClinic();
  }

  /**
   * Changes what the patch names: suspended, its clients are refused from the next request on.
   *
   * @throws Refusal 404, 412, 422, 428
   */
  @Transactional
  Clinic change(UUID id, MergePatch changes, IfMatch ifMatch) {
    var network = callers.enterNetworkAndTellLater();
    var row = row(id);
    session.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    ifMatch.require(row.version);
    var before = row.toClinic().unchanged();
    var wanted = parser.patched(before, changes);
    if (!wanted.equals(before)) {
      row.become(wanted, clock.instant());
    }
    audit.record(network, new Deed(wanted.from(before), CLINIC, id, null));
    return row.toClinic();
  }

  ClinicRow row(UUID id) {
    return clinics.clinicById(id).orElseThrow(() -> Refusal.notFound(CLINIC));
  }

  private Clinic insert(NewClinic clinic) {
    var row = ClinicRow.of(clinic, clock.instant());
    row.persist();
    return row.toClinic();
  }
}
