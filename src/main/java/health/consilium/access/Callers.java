package health.consilium.access;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * The door to who calls, and to the clinic whose rows the caller's transaction may see. Whoever
 * enters says what for: the entry in the audit log is part of entering, in the same transaction and
 * the same round trip. What is refused later takes its entry back with it.
 */
@ApplicationScoped
public class Callers {
  private final CurrentRequest request;
  private final Admission admission;
  private final EmbeddedIssuer issuer;

  Callers(CurrentRequest request, Admission admission, EmbeddedIssuer issuer) {
    this.request = request;
    this.admission = admission;
    this.issuer = issuer;
  }

  /** The caller of this request. */
  public Caller current() {
    return request.caller();
  }

  /**
   * The clinic of this request's caller, before it is entered.
   *
   * @throws Refusal 403 when the caller has none
   */
  public UUID clinic() {
    return clinic(current());
  }

  /**
   * Opens the caller's clinic for this transaction, to do that: row-level security shows the
   * clinic's rows and no others'.
   *
   * @throws Refusal 403 when the caller has no clinic, was revoked, or its clinic is suspended
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterClinic(Deed deed) {
    return enterClinic(visit(deed));
  }

  /** The same for a caller who has proved who it is otherwise than by this request's token. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterClinic(Caller caller, Deed deed) {
    return enterClinic(visit(caller, deed));
  }

  /** The same for a visit that was announced before, perhaps on another thread. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterClinic(Visit visit) {
    return admission
        .toClinic(visit.client(), visit.clinic(), visit.entry())
        .orElseThrow(Callers::shutOut);
  }

  /**
   * What the caller of this request wants to do in its clinic, for a transaction that answers
   * several requests.
   *
   * @throws Refusal 403 when the caller has no clinic
   */
  public Visit visit(Deed deed) {
    return visit(current(), deed);
  }

  private Visit visit(Caller caller, Deed deed) {
    return new Visit(caller.client(), clinic(caller), request.entry(deed, caller.client()));
  }

  /**
   * Whom of several this transaction may let into its clinic, in one round trip and their order.
   * None is entered by this, and nothing recorded: see {@link #enterClinic(ClinicNumber)}, {@link
   * #amongAdmitted} and {@link Audit#record(List)}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Admitted> admit(List<Visit> visits) {
    return admission.toClinics(visits);
  }

  /**
   * Opens the clinic of somebody who was admitted, and closes the one that was open: a transaction
   * that answers several clinics sees one at a time, but for {@link #amongAdmitted}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void enterClinic(ClinicNumber clinic) {
    admission.enter(clinic);
  }

  /**
   * That statement as one for all whom its transaction has admitted: row-level security shows it
   * the rows of their clinics, and none of any other's. It may store posts, and nothing else
   * (docs/decisions/0159). Where it fails, the transaction can only be rolled back.
   *
   * @return what is prepared in its place; of its three answers the second is the statement's
   */
  public static String amongAdmitted(String statement) {
    return Admission.among(statement);
  }

  /**
   * The same for that caller, who does what is known at the end only, such as to how many: {@link
   * Audit#record} must be told of it before the transaction ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterClinicAndTellLater(Caller caller) {
    return admission.toClinic(caller.client(), clinic(caller)).orElseThrow(Callers::shutOut);
  }

  /**
   * Opens the caller's clinic for what only people do; {@link Audit#record} must be told of it
   * before the transaction ends. A client of ours says of what kind it is; any other one is a
   * person when its token says that somebody signed in (docs/decisions/0123).
   *
   * @throws Refusal 403 when it is a clinic's software, whatever its token allows
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterClinicAsPerson() {
    var caller = current();
    var clinic = enterClinicAndTellLater(caller);
    boolean person =
        admission
            .kind(caller.client())
            .map(kind -> kind == ClientKind.PERSON)
            .orElseGet(request::isSignedIn);
    if (!person) {
      throw refused("Only a person does this, and the token is none's who signed in.");
    }
    return clinic;
  }

  /**
   * Whether that is a person of the clinic, by the subject of tokens; whom another issuer knows
   * alone may be one.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean mayBePerson(String client, UUID clinic) {
    return admission.isPerson(client, clinic).orElse(!issuer.isActive());
  }

  /**
   * Opens what is the network's own for this transaction, to do that: no clinic's rows are seen.
   *
   * @throws Refusal 403 when the caller belongs to a clinic, or was revoked
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterNetwork(Deed deed) {
    return admission.toNetwork(admin(), request.entry(deed)).orElseThrow(Callers::shutOut);
  }

  /** The same where {@link Audit#record} is told what was done, before the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterNetworkAndTellLater() {
    return admission.toNetwork(admin()).orElseThrow(Callers::shutOut);
  }

  /** Opens the caller's clinic, or for a caller of none the network, to do that. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enter(Deed deed) {
    return current().clinic().isPresent() ? enterClinic(deed) : enterNetwork(deed);
  }

  /** The same where {@link Audit#record} is told what was done, before the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ClinicNumber enterAndTellLater() {
    var caller = current();
    return caller.clinic().isPresent()
        ? enterClinicAndTellLater(caller)
        : enterNetworkAndTellLater();
  }

  /**
   * Opens what is the network's own for whoever needs no token: what is kept of its request is the
   * network's.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void enterNamelessly() {
    admission.enter(ClinicNumber.NETWORK);
  }

  /**
   * The caller of this request, if it may still act. Its clinic is open from then on, or for a
   * caller of none the network, for what is kept of the request itself: nothing clinical is done by
   * it, so there is nothing to tell the audit log.
   *
   * @throws Refusal 403 when it was revoked, or its clinic is suspended or none of ours
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Caller admitted() {
    var caller = current();
    var scope =
        caller
            .clinic()
            .map(clinic -> admission.toClinic(caller.client(), clinic))
            .orElseGet(() -> admission.toNetwork(caller.client()));
    if (scope.isEmpty()) {
      throw shutOut();
    }
    return caller;
  }

  private String admin() {
    var caller = current();
    if (caller.clinic().isPresent()) {
      throw refused("Only the network does this, and the caller belongs to a clinic.");
    }
    return caller.client();
  }

  private static UUID clinic(Caller caller) {
    return caller.clinic().orElseThrow(() -> refused("The caller belongs to no clinic."));
  }

  /** What whoever may not act any more is told. */
  public static Refusal shutOut() {
    return refused("The client was revoked, or its clinic is suspended.");
  }

  private static Refusal refused(String detail) {
    return new Refusal(ProblemCode.FORBIDDEN, detail);
  }
}
