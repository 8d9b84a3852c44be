package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.access.DemoClinics;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fills fictional clinics with synthetic patients, where {@code consilium.demo} asks for it. By
 * hand: all rows of a clinic are written at once and their outcomes computed afterwards, so that a
 * first start is hardly later for it.
 */
@Singleton
class DemoObservations {
  private static final Logger LOG = Logger.getLogger(DemoObservations.class);

  private static final String INSERT =
      """
      insert into observation (clinic_number, id, course_id, effective_at, recorded_at,
        value_milli, measure, status, version, body_hash, method)
      values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
      """;

  /** So many bits at the end of a byte are those with which an id begins. */
  private static final int FIRST_BITS = 3;

  private final DemoClinics clinics;
  private final CourseTable courses;
  private final SessionTable sessions;
  private final AdverseEventTable events;
  private final Pseudonyms pseudonyms;
  private final Instruments instruments;
  private final Database database;
  private final Event<DemoClinicsOpened> tell;
  private final Clock clock;
  private final boolean demo;

  DemoObservations(
      DemoClinics clinics,
      CourseTable courses,
      SessionTable sessions,
      AdverseEventTable events,
      Pseudonyms pseudonyms,
      Instruments instruments,
      Database database,
      Event<DemoClinicsOpened> tell,
      Clock clock,
      @ConfigProperty(name = "consilium.demo") boolean demo) {
    this.clinics = clinics;
    this.courses = courses;
    this.sessions = sessions;
    this.events = events;
    this.pseudonyms = pseudonyms;
    this.instruments = instruments;
    this.database = database;
    this.tell = tell;
    this.clock = clock;
    this.demo = demo;
  }

  void start(@Observes StartupEvent start) {
    if (demo) {
      load();
    }
  }

  /**
   * Opens and fills the founding clinics, then those that joined later: of each kind all or none,
   * unless they are there or another replica is at it.
   *
   * @return whether this call did any
   */
  boolean load() {
    var begun = clock.instant();
    var patients = DemoPatients.of(instruments, begun);
    boolean founded = open(0, DemoPatients.FOUNDERS, patients, begun);
    boolean joined = open(DemoPatients.FOUNDERS, patients.size(), patients, begun);
    return founded || joined;
  }

  private boolean open(int from, int to, List<List<DemoPatient>> patients, Instant now) {
    boolean opened =
        QuarkusTransaction.joiningExisting().call(() -> openAlone(from, to, patients, now));
    if (opened) {
      tell.fire(new DemoClinicsOpened(to - from));
    }
    return opened;
  }

  private boolean openAlone(int from, int to, List<List<DemoPatient>> patients, Instant now) {
    if (!clinics.lack(DemoPatients.CLINICS.get(from).name())) {
      return false;
    }
    for (int i = from; i < to; i++) {
      fill(DemoPatients.CLINICS.get(i), patients.get(i), now);
    }
    LOG.infof(
        "event=demo-patients-loaded patients=%d millis=%d",
        patients.subList(from, to).stream().mapToInt(List::size).sum(),
        Duration.between(now, clock.instant()).toMillis());
    return true;
  }

  private void fill(DemoPatients.Clinic of, List<DemoPatient> patients, Instant now) {
    var clinic = clinics.open(of.name(), of.state(), Deed.write("course", patients.size()));
    for (var patient : patients) {
      courses.insert(clinic, entry(patient, now));
    }
    var made = patients.stream().map(patient -> DemoSessions.of(patient, now)).toList();
    sessions.insertAll(
        clinic,
        made.stream().flatMap(each -> each.sessions().stream()).toList(),
        DemoClinics.LOADER);
    events.insertAll(
        clinic, made.stream().flatMap(each -> each.events().stream()).toList(), DemoClinics.LOADER);
    database.call(
        connection -> {
          insert(connection, clinic, patients, now);
          return OutcomeRebuild.of(connection, clinic);
        });
  }

  private CourseTable.Entry entry(DemoPatient patient, Instant now) {
    var treatment = patient.treatment();
    return new CourseTable.Entry(
        treatment.course(patient.course(), 1, now, List.of()),
        pseudonym(treatment.subject()),
        DemoClinics.LOADER);
  }

  /**
   * Of a subject like it, chosen so that releases do with the patient what they do on every other
   * machine: keys differ, and chance is drawn by a pseudonym's first byte.
   */
  private Digest pseudonym(UUID subject) {
    byte drawn = (byte) Long.rotateLeft(subject.getMostSignificantBits(), FIRST_BITS);
    return Stream.iterate(subject, DemoObservations::next)
        .map(pseudonyms::of)
        .filter(pseudonym -> pseudonym.bytes()[0] == drawn)
        .findFirst()
        .orElseThrow();
  }

  private static UUID next(UUID id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
  }

  private void insert(
      Connection connection, ClinicNumber clinic, List<DemoPatient> patients, Instant now)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var patient : patients) {
        for (var body : patient.observations()) {
          var posting = Posting.of(body, instruments, now);
          bind(
              insert,
              clinic.value(),
              body.id(),
              body.course(),
              body.effectiveAt(),
              now,
              posting.reading().first(),
              posting.instrument().number(),
              body.status().number(),
              posting.hash().bytes(),
              body.method());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
