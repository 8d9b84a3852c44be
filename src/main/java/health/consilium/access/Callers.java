package health.consilium.access;

import health.consilium.platform.ids.Uuids;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The door to who calls, and to the clinic whose rows the caller's transaction may see. */
@ApplicationScoped
public class Callers {
  /**
   * One round trip for three things: the clinic's number, whether the caller may still act for it,
   * and the scope of row-level security, which ends with the transaction. A client that is not in
   * our table belongs to an external issuer, which revokes it itself.
   */
  static final String ENTER =
      """
      select clinic.number, set_config('app.clinic', clinic.number::text, true)
      from clinic left join client on client.id = ?
      where clinic.id = ? and clinic.suspended_at is null and client.revoked_at is null
      """;

  /**
   * A clinic must be one of ours; a client may be an external issuer's, which revokes it itself.
   */
  private static final String MAY_ACT =
      """
      select (?::uuid is null or exists (
          select from clinic where id = ?::uuid and suspended_at is null))
        and not exists (select from client where id = ? and revoked_at is not null)
      """;

  private final JsonWebToken token;
  private final Database database;

  Callers(JsonWebToken token, Database database) {
    this.token = token;
    this.database = database;
  }

  /** The caller of this request. */
  public Caller current() {
    return new Caller(
        token.getSubject(),
        Optional.ofNullable(token.<String>getClaim("clinic")).map(Callers::clinicId),
        Set.copyOf(token.getGroups()));
  }

  /**
   * Opens the caller's clinic for this transaction: row-level security shows its rows and no
   * others'.
   *
   * @throws Refusal 403 when the caller has no clinic, was revoked, or its clinic is suspended
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterClinic() {
    var caller = current();
    var clinic = caller.clinic().orElseThrow(() -> refused("The caller belongs to no clinic."));
    return database.call(connection -> enter(connection, caller.client(), clinic));
  }

  /**
   * The caller of this request, if it may still act.
   *
   * @throws Refusal 403 when it was revoked, or its clinic is suspended or none of ours
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Caller admitted() {
    var caller = current();
    if (!database.call(connection -> mayAct(connection, caller))) {
      throw shutOut();
    }
    return caller;
  }

  private static boolean mayAct(Connection connection, Caller caller) throws SQLException {
    var clinic = caller.clinic().orElse(null);
    try (var mayAct = connection.prepareStatement(MAY_ACT)) {
      Arguments.bind(mayAct, clinic, clinic, caller.client());
      var row = mayAct.executeQuery();
      return row.next() && row.getBoolean(1);
    }
  }

  private static ClinicNumber enter(Connection connection, String client, UUID clinic)
      throws SQLException {
    try (var enter = connection.prepareStatement(ENTER)) {
      enter.setString(1, client);
      enter.setObject(2, clinic);
      var row = enter.executeQuery();
      if (!row.next()) {
        throw shutOut();
      }
      return new ClinicNumber(row.getInt(1));
    }
  }

  private static Refusal shutOut() {
    return refused("The client was revoked, or its clinic is suspended.");
  }

  private static UUID clinicId(String claim) {
    try {
      return Uuids.parse(claim);
    } catch (IllegalArgumentException e) {
      throw refused("The token's clinic is not a UUID.");
    }
  }

  private static Refusal refused(String detail) {
    return new Refusal(ProblemCode.FORBIDDEN, detail);
  }
}
