package health.consilium.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * The door for whoever fills fictional clinics with synthetic patients: nobody calls then. What is
 * written stands in each clinic's audit log all the same.
 */
@ApplicationScoped
public class DemoClinics {
  /** Who has written it, in audit logs and versions: no client, so no token says so. */
  public static final String LOADER = "demo-loader";

  /** Any number that no other advisory lock of this database has. */
  private static final long LOCK = 0xDE71;

  private final Clinics clinics;
  private final ClinicRow.Queries rows;
  private final Admission admission;
  private final EntityManager session;
  private final Clock clock;

  DemoClinics(
      Clinics clinics,
      ClinicRow.Queries rows,
      Admission admission,
      EntityManager session,
      Clock clock) {
    this.clinics = clinics;
    this.rows = rows;
    this.admission = admission;
    this.session = session;
    this.clock = clock;
  }

  /**
   * Whether there is no clinic of that name yet, and no other replica is about to open it: until
   * the transaction ends none does.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean lack(String name) {
    return rows.tryLock(LOCK) && rows.countNamed(name) == 0;
  }

  /** Opens a clinic and enters it for this transaction, to write so many of that resource. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber open(String name, String state, Deed deed) {
    var clinic = clinics.open(name, state);
    session.flush();
    var now = clock.instant();
    var entry =
        new AuditEntry(
            now,
            LOADER,
            deed.action(),
            deed.resource(),
            deed.id(),
            deed.count(),
            UUID.randomUUID());
    return admission.toClinic(LOADER, clinic.id(), entry).orElseThrow();
  }
}
