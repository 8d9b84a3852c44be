package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.instant;
import static health.consilium.platform.sql.Arguments.moment;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables {@code adverse_event} and {@code adverse_event_version}. */
@Singleton
class AdverseEventTable implements VersionPages.Source<AdverseEvent> {
  private static final List<String> COLUMNS =
      List.of(
          "course_id",
          "session_id",
          "term",
          "grade",
          "serious",
          "criteria",
          "relation",
          "action",
          "outcome",
          "onset_at",
          "resolved_at",
          "external_system",
          "external_code");

  private final RecordTable<AdverseEvent> table;
  private final AdverseEventTerms terms;

  AdverseEventTable(Database database, AdverseEventTerms terms) {
    this.table = new RecordTable<>(database, "adverse_event", COLUMNS, this::event);
    this.terms = terms;
  }

  /** Whether it was stored; it is not when there is one of that id. */
  boolean insert(ClinicNumber clinic, AdverseEvent event, String by) {
    return table.insert(clinic, event.id(), edition(event, by));
  }

  /** Stores new ones, all at once. */
  void insertAll(ClinicNumber clinic, List<AdverseEvent> events, String by) {
    table.insertAll(
        clinic,
        events.stream().collect(Collectors.toMap(AdverseEvent::id, each -> edition(each, by))));
  }

  void replace(ClinicNumber clinic, AdverseEvent event, String by) {
    table.replace(clinic, event.id(), edition(event, by));
  }

  void retract(ClinicNumber clinic, UUID id, Alteration why) {
    table.retract(clinic, "id = ?", id, why);
  }

  /** Retracts all that stand in that session. */
  void retractIn(ClinicNumber clinic, UUID session, Alteration why) {
    table.retract(clinic, "session_id = ?", session, why);
  }

  /** Retracts all that stand in these courses, and says how many that are. */
  int retractAll(ClinicNumber clinic, UUID[] courses, Alteration why) {
    return table.retract(clinic, "course_id = any (?)", courses, why);
  }

  Optional<AdverseEvent> find(ClinicNumber clinic, UUID id) {
    return table.find(clinic, id);
  }

  /**
   * Newest first, one row more than the limit: those that stand, and of what changed since some
   * time the retracted as well, which a copy must drop.
   */
  List<AdverseEvent> list(
      ClinicNumber clinic, AdverseEventFilter filter, Optional<TimeKey> after, Limit limit) {
    Optional<Integer> status =
        filter.updatedSince().isPresent()
            ? Optional.empty()
            : Optional.of(RecordStatus.ACTIVE.number());
    var conditions =
        new Conditions()
            .and("clinic_number = ?", clinic.value())
            .and("status = ?", status)
            .and("course_id = ?", filter.course())
            .and("session_id = ?", filter.session())
            .and("term = ?", filter.term())
            .and("recorded_at >= ?", filter.updatedSince());
    after.ifPresent(key -> conditions.and("(onset_at, id) < (?, ?)", key.at(), key.id()));
    return table.list(conditions, "onset_at desc, id desc", limit.value() + 1);
  }

  @Override
  public List<AdverseEvent> versions(ClinicNumber clinic, UUID id, int below, int most) {
    return table.versions(clinic, id, below, most);
  }

  private RecordTable.Edition edition(AdverseEvent event, String by) {
    var external = Optional.ofNullable(event.externalCode());
    return RecordTable.Edition.of(
        new Stamp(event.version(), event.recordedAt(), by),
        event.course(),
        event.session(),
        terms.require(event.term(), "/term").number(),
        event.grade(),
        event.seriousness() == Seriousness.SERIOUS,
        Coded.bits(event.criteria()),
        event.relation().number(),
        event.action().number(),
        event.outcome().number(),
        event.onsetAt(),
        event.resolvedAt(),
        external.map(ExternalCode::system).orElse(null),
        external.map(ExternalCode::code).orElse(null));
  }

  private AdverseEvent event(ResultSet row) throws SQLException {
    return new AdverseEvent(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getObject("course_id", UUID.class),
        row.getObject("session_id", UUID.class),
        terms.numbered(row.getInt("term")).code(),
        row.getInt("grade"),
        Seriousness.of(row.getBoolean("serious")),
        Objects.requireNonNull(Coded.set(SeriousnessCriterion.class, row, "criteria")),
        Coded.of(EventRelation.class, row.getInt("relation")),
        Coded.of(EventAction.class, row.getInt("action")),
        Coded.of(EventOutcome.class, row.getInt("outcome")),
        instant(row, "onset_at"),
        moment(row, "resolved_at"),
        external(row),
        Coded.of(RecordStatus.class, row.getInt("status")),
        Coded.read(ChangeReason.class, row, "reason"),
        instant(row, "recorded_at"));
  }

  private static @Nullable ExternalCode external(ResultSet row) throws SQLException {
    String system = row.getString("external_system");
    return system == null ? null : new ExternalCode(system, row.getString("external_code"));
  }
}
