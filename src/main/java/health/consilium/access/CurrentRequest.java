package health.consilium.access;

import health.consilium.platform.http.RequestId;
import health.consilium.platform.ids.Uuids;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The request that this thread answers: who makes it, and what it leaves in the audit log. */
@ApplicationScoped
class CurrentRequest {
  private final JsonWebToken token;
  private final CurrentVertxRequest http;
  private final Clock clock;

  CurrentRequest(JsonWebToken token, CurrentVertxRequest http, Clock clock) {
    this.token = token;
    this.http = http;
    this.clock = clock;
  }

  /**
   * @throws Refusal 403 when the token's clinic cannot be one
   */
  Caller caller() {
    return new Caller(
        token.getSubject(),
        Optional.ofNullable(token.getClaim("clinic")).map(CurrentRequest::clinicId),
        Set.copyOf(token.getGroups()));
  }

  /**
   * Whether the token says that a person signed in to get it: only then RFC 9068 has an {@code
   * auth_time} (2.2.1), and a subject other than the client (2.2). Where there is none, the
   * library's own value of {@code auth_time} is 0.
   */
  boolean isSignedIn() {
    return token.getClaimNames().contains("auth_time")
        && token.getClaim("client_id") instanceof String client
        && !client.equals(token.getSubject());
  }

  AuditEntry entry(Deed deed) {
    return entry(deed, token.getSubject());
  }

  AuditEntry entry(Deed deed, String client) {
    return new AuditEntry(
        clock.instant(),
        client,
        deed.action(),
        deed.resource(),
        deed.id(),
        deed.count(),
        UUID.fromString(RequestId.of(http.getCurrent())));
  }

  private static UUID clinicId(Object claim) {
    try {
      return Uuids.parse(claim instanceof String text ? text : "");
    } catch (IllegalArgumentException e) {
      throw new Refusal(ProblemCode.FORBIDDEN, "The token's clinic is not a UUID.");
    }
  }
}
