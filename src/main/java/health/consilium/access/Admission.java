package health.consilium.access;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statements with which a caller's transaction begins. By hand, since each is one round trip
 * for what must never be forgotten: whether the caller may still act, the scope of row-level
 * security, which ends with the transaction, and the entry in the audit log. A client that is not
 * in our table belongs to an external issuer, which revokes it itself.
 */
@Singleton
class Admission {
  private static final String CLINIC =
      """
      with admitted as materialized (
        select clinic.number, set_config('app.clinic', clinic.number::text, true) as scope
        from clinic left join client on client.subject = ?
        where clinic.id = ? and clinic.suspended_at is null and client.revoked_at is null
          and (client.id is null or client.clinic_number = clinic.number))
      """;

  private static final String NETWORK =
      """
      with admitted as materialized (
        select 0 as number, set_config('app.clinic', '0', true) as scope
        where not exists (
          select from client
          where subject = ? and (revoked_at is not null or clinic_number is not null)))
      """;

  private static final String TOLD =
      """
      , told as (
        insert into audit_entry (clinic_number, recorded_at, request, action, resource, resource_id,
          count, client)
        select number, ?::timestamptz, ?::uuid, ?, ?, ?::uuid, ?::integer, ? from admitted)
      """;

  private static final String ADMITTED = "select number, scope from admitted";

  /** Enters a clinic: client, clinic, then what {@link #arguments} says of the entry. */
  static final String ENTER = CLINIC + TOLD + ADMITTED;

  /**
   * As {@link #CLINIC} admits one. Their clinics are the group, which no policy looks at but those
   * of {@link #among}.
   */
  private static final String ADMIT_ALL =
      """
      with admitted as materialized (
        select place, clinic.number
        from unnest(?::text[], ?::uuid[]) with ordinality as visit (client, clinic, place)
        left join client on client.subject = visit.client
        left join clinic on clinic.id = visit.clinic
          and clinic.suspended_at is null and client.revoked_at is null
          and (client.id is null or client.clinic_number = clinic.number)),
      scope as materialized (
        select set_config('app.clinics',
          coalesce(array_agg(distinct number) filter (where number is not null), '{}')::text, true)
        from admitted)
      select number from admitted cross join scope order by place
      """;

  /** Three statements in one round trip. */
  private static final String AMONG =
      """
      set local role consilium_poster;
      %s;
      set local role none
      """;

  private static final String KIND = "select kind from client where subject = ?";

  private static final String IS_PERSON =
      """
      select client.kind = 'person' and clinic.id = ? and client.revoked_at is null as is_person
      from client left join clinic on clinic.number = client.clinic_number
      where client.subject = ?
      """;

  private static final String SCOPE = "select set_config('app.clinic', ?, true)";

  private final Database database;

  Admission(Database database) {
    this.database = database;
  }

  /** The clinic's number; none when the caller may not act for it. */
  Optional<ClinicNumber> toClinic(String client, UUID clinic) {
    return enter(CLINIC + ADMITTED, client, clinic);
  }

  /** The same, and appends the entry to the clinic's log. */
  Optional<ClinicNumber> toClinic(String client, UUID clinic, AuditEntry entry) {
    return enter(ENTER, arguments(client, clinic, entry));
  }

  /** The network's number, for a caller of no clinic; none when it may not act. */
  Optional<ClinicNumber> toNetwork(String client) {
    return enter(NETWORK + ADMITTED, client);
  }

  /** The same, and appends the entry to its log. */
  Optional<ClinicNumber> toNetwork(String client, AuditEntry entry) {
    return enter(NETWORK + TOLD + ADMITTED, arguments(List.of(client), entry));
  }

  /**
   * Each of the visits, in their order, with the clinic's number if it may enter. These clinics are
   * the group from now on, until the transaction ends.
   */
  List<Admitted> toClinics(List<Visit> visits) {
    return database.call(
        connection -> {
          try (var admit = connection.prepareStatement(ADMIT_ALL)) {
            bind(
                admit,
                connection.createArrayOf("text", visits.stream().map(Visit::client).toArray()),
                connection.createArrayOf("uuid", visits.stream().map(Visit::clinic).toArray()));
            var row = admit.executeQuery();
            var admitted = new ArrayList<Admitted>();
            for (var visit : visits) {
              row.next();
              int number = row.getInt(1);
              admitted.add(new Admitted(visit, row.wasNull() ? null : new ClinicNumber(number)));
            }
            return admitted;
          }
        });
  }

  /** Row-level security shows that clinic from now on, until the transaction ends. */
  void enter(ClinicNumber clinic) {
    database.call(
        connection -> {
          try (var scope = connection.prepareStatement(SCOPE)) {
            bind(scope, Integer.toString(clinic.value()));
            return scope.execute();
          }
        });
  }

  /** That statement in the role whose policies show the group's clinics; it answers second. */
  static String among(String statement) {
    return AMONG.formatted(statement);
  }

  /** What kind of client of ours it is; none when it belongs to an external issuer. */
  Optional<ClientKind> kind(String client) {
    return database.find(KIND, List.of(client), row -> ClientKind.of(row.getString("kind")));
  }

  /** Whether a client of ours is still a person of that clinic; none when it is none of ours. */
  Optional<Boolean> isPerson(String client, UUID clinic) {
    return database.find(IS_PERSON, List.of(clinic, client), row -> row.getBoolean("is_person"));
  }

  /** What {@link #ENTER} is bound to. */
  static @Nullable Object[] arguments(String client, UUID clinic, AuditEntry entry) {
    return arguments(List.of(client, clinic), entry);
  }

  private static @Nullable Object[] arguments(List<Object> caller, AuditEntry entry) {
    var all = new ArrayList<@Nullable Object>(caller);
    all.add(entry.recordedAt());
    all.add(entry.request());
    all.add(WireNames.of(entry.action()));
    all.add(entry.resource());
    all.add(entry.id());
    all.add(entry.count());
    all.add(entry.client());
    return all.toArray();
  }

  private Optional<ClinicNumber> enter(String sql, @Nullable Object... arguments) {
    return database.call(
        connection -> {
          try (var enter = connection.prepareStatement(sql)) {
            bind(enter, arguments);
            var row = enter.executeQuery();
            return row.next() ? Optional.of(new ClinicNumber(row.getInt(1))) : Optional.empty();
          }
        });
  }
}
