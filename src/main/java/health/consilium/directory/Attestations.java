package health.consilium.directory;

import health.consilium.access.Callers;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Who made sure that a resource is right, when and how. Each attestation is a version of its
 * resource, which says the same as before and that somebody stands by it; the last one counts,
 * whoever made it. All are kept.
 */
@ApplicationScoped
class Attestations {
  private final Callers callers;
  private final Idempotency idempotency;
  private final Journal journal;
  private final Register register;
  private final Scribe scribe;
  private final AttestationRow.Queries attestations;
  private final Cursors cursors;
  private final Clock clock;

  Attestations(
      Callers callers,
      Idempotency idempotency,
      Journal journal,
      Register register,
      Scribe scribe,
      AttestationRow.Queries attestations,
      Cursors cursors,
      Clock clock) {
    this.callers = callers;
    this.idempotency = idempotency;
    this.journal = journal;
    this.register = register;
    this.scribe = scribe;
    this.attestations = attestations;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Keeps that the caller stands by a resource as it is now, once under that key. Only its keeper
   * and the network may.
   *
   * @param write how they made sure, and which version they looked at, if they tell
   * @throws Refusal 403 when it is not the caller's, 412 when it has changed since; 404, 410, and
   *     409, 422 as {@link Idempotency} says
   */
  @Transactional
  Reply attest(Kind<?, ?> kind, UUID id, Write<NewAttestation> write, IdempotencyKey key) {
    var author = Author.of(callers.admitted());
    String path = "/v1/" + kind.collection() + "/" + id;
    var attempt =
        new Attempt(key.value(), author.client(), "POST " + path + "/attestations", write.wanted());
    return idempotency.once(
        attempt,
        () -> {
          journal.open();
          var attestation = attested(kind, id, write, author);
          return new Idempotency.Creation(path + "/versions/" + attestation.version(), attestation);
        });
  }

  /**
   * One page of a resource's attestations, the newest first.
   *
   * @throws Refusal 404 when the resource never was
   */
  @Transactional
  Page<Attestation> list(Kind<?, ?> kind, UUID id, PageQuery asked) {
    register.requireKnown(kind, id);
    String query = "attestations " + kind.collection() + " " + id;
    int before = asked.position(cursors, query).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    var rows =
        attestations.attestationsBefore(
            kind.collection(),
            id,
            before,
            org.hibernate.query.Page.first(asked.limit().value() + 1));
    return Page.cut(
        rows.stream().map(AttestationRow::toAttestation).toList(),
        asked.limit(),
        last -> cursors.seal(query, Integer.toString(last.version())));
  }

  private <T extends Entry, N> Attestation attested(
      Kind<T, N> kind, UUID id, Write<NewAttestation> write, Author author) {
    var current = register.get(kind, id);
    scribe.requireRight(kind, current, author);
    write.ifMatch().requireIfTold(current.version());
    var method = write.wanted().method();
    var now = clock.instant();
    var verification = Verification.of(author.standing(), now, method);
    var next = scribe.verify(kind, current, verification, author);
    var attestation =
        new Attestation(next.version(), verification.status(), method, now, author.keeper().name());
    AttestationRow.of(kind.collection(), id, attestation, author).persist();
    return attestation;
  }
}
