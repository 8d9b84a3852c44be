package health.consilium.access;

import health.consilium.platform.keys.Secret;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.Page;

/**
 * Which clients there are, and the secrets by which they prove it. A secret is told once, by
 * whoever made it; only its hash is stored.
 */
@ApplicationScoped
class Registrations {
  /** A client that was added, and the secret made for it. */
  record Added(ClientRow client, Secret secret) {
    Credentials credentials() {
      return new Credentials(client.subject, secret.text(), String.join(" ", client.scopes));
    }
  }

  private final Clinics clinics;
  private final ClientRow.Queries clients;
  private final ClientSecretRow.Queries secrets;
  private final EntityManager session;
  private final Clock clock;

  Registrations(
      Clinics clinics,
      ClientRow.Queries clients,
      ClientSecretRow.Queries secrets,
      EntityManager session,
      Clock clock) {
    this.clinics = clinics;
    this.clients = clients;
    this.secrets = secrets;
    this.session = session;
    this.clock = clock;
  }

  /**
   * A clinic's client.
   *
   * @throws Refusal 404
   */
  ClientRow of(UUID clinic, UUID id) {
    return clients.ofClinic(clinic, id).orElseThrow(() -> Refusal.notFound("client"));
  }

  /** The same, and nobody else changes it until the transaction ends. */
  ClientRow locked(UUID clinic, UUID id) {
    var row = of(clinic, id);
    session.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    return row;
  }

  /** A clinic's clients by id, one more than the limit. */
  List<ClientRow> after(UUID clinic, UUID id, Limit limit) {
    return clients.after(clinic, id, Page.first(limit.value() + 1));
  }

  /** A new client of the network's own, for whoever runs it. */
  @Transactional
  Credentials addAdmin() {
    return add(ClientKind.ADMIN, Optional.empty()).credentials();
  }

  /**
   * A new client of a clinic, of any kind but {@link ClientKind#ADMIN}.
   *
   * @throws Refusal 404 when there is no such clinic
   */
  @Transactional
  Credentials addTo(UUID clinic, ClientKind kind) {
    return add(kind, Optional.of(clinics.row(clinic))).credentials();
  }

  /** A new client that this service gives tokens to. */
  Added add(ClientKind kind, Optional<ClinicRow> clinic) {
    var id = UUID.randomUUID();
    var row = insert(id, kind.stored() + "-" + id, kind, clinic);
    return new Added(row, newSecret(row));
  }

  /**
   * A client that an external issuer gives tokens to.
   *
   * @throws Refusal 409 when there is one of that name
   */
  ClientRow addExternal(String subject, ClientKind kind, ClinicRow clinic) {
    if (clients.called(subject) > 0) {
      throw new Refusal(
          Fault.at("/clientId", ProblemCode.CONFLICT, "There is a client of this name already."));
    }
    return insert(UUID.randomUUID(), subject, kind, Optional.of(clinic));
  }

  /** One more secret; the others of unlimited time are good for that long yet. */
  Secret rotate(ClientRow client, Duration overlap) {
    Instant now = clock.instant();
    for (var old : secrets.ofClient(client.id)) {
      if (old.expiresAt == null) {
        old.expiresAt = now.plus(overlap);
      }
      if (!old.isGood(now)) {
        secrets.remove(old.id);
      }
    }
    client.version++;
    return newSecret(client);
  }

  /** Refuses the client for ever. */
  void revoke(ClientRow client) {
    if (client.revokedAt == null) {
      client.revokedAt = clock.instant();
      client.version++;
    }
  }

  /** The client whose secret this is, unless it was revoked or its clinic is suspended. */
  @Transactional
  Optional<ProvenClient> authenticate(String subject, Secret secret) {
    Instant now = clock.instant();
    return clients
        .activeClient(subject)
        .filter(
            client ->
                secrets.ofClient(client.id).stream()
                    .anyMatch(each -> each.isGood(now) && secret.matches(each.sha256)))
        .map(ClientRow::toProven);
  }

  private ClientRow insert(UUID id, String subject, ClientKind kind, Optional<ClinicRow> clinic) {
    if ((kind == ClientKind.ADMIN) == clinic.isPresent()) {
      throw new IllegalArgumentException("an admin belongs to no clinic, and all others to one");
    }
    var row = new ClientRow();
    row.id = id;
    row.subject = subject;
    row.clinic = clinic.orElse(null);
    row.version = 1;
    row.kind = kind.stored();
    row.scopes = kind.scopes();
    row.createdAt = clock.instant();
    row.persist();
    return row;
  }

  private Secret newSecret(ClientRow client) {
    var secret = Secret.fresh();
    ClientSecretRow.of(client.id, secret, clock.instant()).persist();
    return secret;
  }
}
