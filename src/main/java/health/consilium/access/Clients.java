package health.consilium.access;

import health.consilium.platform.http.IfMatch;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.ids.Uuids;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * The clients of clinics, as the network's admins keep them. A secret is in the answer to the
 * request that made it and nowhere else: what is kept to answer a repetition has none
 * (docs/decisions/0101).
 */
@ApplicationScoped
class Clients {
  private static final String CLIENT = "client";

  private final Callers callers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final Clinics clinics;
  private final Registrations registrations;
  private final EmbeddedIssuer issuer;
  private final Cursors cursors;

  Clients(
      Callers callers,
      Audit audit,
      Idempotency idempotency,
      Clinics clinics,
      Registrations registrations,
      EmbeddedIssuer issuer,
      Cursors cursors) {
    this.callers = callers;
    this.audit = audit;
    this.idempotency = idempotency;
    this.clinics = clinics;
    this.registrations = registrations;
    this.issuer = issuer;
    this.cursors = cursors;
  }

  /**
   * Adds a client to a clinic, once under that key.
   *
   * @throws Refusal 404 without such a clinic; 409 and 422 as {@link Idempotency} says; 409 when
   *     another client is called so, 422 when it is not for the caller to name it
   */
  @Transactional
  Reply add(UUID clinic, NewClient client, IdempotencyKey key) {
    var network = callers.enterNetworkAndTellLater();
    return idempotency.once(
        attempt(key, path(clinic), client),
        () -> {
          var made = make(client, clinics.row(clinic));
          audit.record(network, Deed.write(CLIENT, made.id()));
          return made(clinic, made);
        });
  }

  /** The clients of a clinic by id, the revoked ones too. */
  @Transactional
  Page<Client> list(UUID clinic, PageQuery asked) {
    return audit.listedByNetwork(CLIENT, () -> page(clinics.row(clinic).id, asked));
  }

  /**
   * One client.
   *
   * @throws Refusal 404
   */
  @Transactional
  Client get(UUID clinic, UUID id) {
    callers.enterNetwork(Deed.read(CLIENT, id));
    return registrations.of(clinic, id).toClient();
  }

  /**
   * Gives a client a new secret, once under that key.
   *
   * @throws Refusal 404; 409 when it was revoked, or an external issuer keeps the secrets
   */
  @Transactional
  Reply rotate(UUID clinic, UUID id, Rotation rotation, IdempotencyKey key) {
    var network = callers.enterNetworkAndTellLater();
    return idempotency.once(
        attempt(key, path(clinic) + "/" + id + "/rotate", rotation),
        () -> {
          var row = registrations.locked(clinic, id);
          requireSecret(row);
          var secret = registrations.rotate(row, rotation.duration());
          audit.record(network, new Deed(Deed.Action.ROTATE, CLIENT, id, null));
          return made(clinic, row.toClient().telling(secret));
        });
  }

  /**
   * Refuses a client for ever, from its next request on.
   *
   * @throws Refusal 404, 412, 428
   */
  @Transactional
  void revoke(UUID clinic, UUID id, IfMatch ifMatch) {
    callers.enterNetwork(new Deed(Deed.Action.REVOKE, CLIENT, id, null));
    var row = registrations.locked(clinic, id);
    ifMatch.require(row.version);
    registrations.revoke(row);
  }

  private Client make(NewClient client, ClinicRow clinic) {
    if (issuer.isActive()) {
      requireNoName(client);
      var added = registrations.add(client.kind(), Optional.of(clinic));
      return added.client().toClient().telling(added.secret());
    }
    return registrations.addExternal(name(client), client.kind(), clinic).toClient();
  }

  private static void requireNoName(NewClient client) {
    if (client.clientId() != null) {
      throw Refusal.unprocessable(
          "/clientId", "must be absent: this service names the clients that it gives tokens to");
    }
  }

  private static String name(NewClient client) {
    if (client.clientId() == null) {
      throw Refusal.unprocessable(
          "/clientId", "must be there: the subject of its tokens, as the configured issuer has it");
    }
    return client.clientId();
  }

  private void requireSecret(ClientRow client) {
    if (client.revokedAt != null) {
      throw new Refusal(ProblemCode.CONFLICT, "The client was revoked: add another one.");
    }
    if (!issuer.isActive()) {
      throw new Refusal(ProblemCode.CONFLICT, "The configured issuer keeps the secrets.");
    }
  }

  private Page<Client> page(UUID clinic, PageQuery asked) {
    String query = "clients " + clinic;
    var after = asked.position(cursors, query).map(UUID::fromString).orElse(Uuids.NIL);
    return Page.cut(
            registrations.after(clinic, after, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, last.id.toString()))
        .map(ClientRow::toClient);
  }

  private Attempt attempt(IdempotencyKey key, String path, Object body) {
    return new Attempt(key.value(), callers.current().client(), "POST " + path, body);
  }

  /** Only the first answer tells the secret. */
  private static Idempotency.Creation made(UUID clinic, Client told) {
    return new Idempotency.Creation(path(clinic) + "/" + told.id(), told.untold(), told);
  }

  private static String path(UUID clinic) {
    return Clinics.PATH + "/" + clinic + "/clients";
  }
}
