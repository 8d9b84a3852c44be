package health.consilium.access;

import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The door to clinics and their clients. */
@ApplicationScoped
public class Clinics {
  private final ClinicRow.Queries clinics;
  private final ClientRow.Queries clients;
  private final Clock clock;

  Clinics(ClinicRow.Queries clinics, ClientRow.Queries clients, Clock clock) {
    this.clinics = clinics;
    this.clients = clients;
    this.clock = clock;
  }

  /** Opens a clinic of the network, under a random id. */
  @Transactional
  public Clinic open(String name, String state) {
    var clinic = new Clinic(UUID.randomUUID(), name, state);
    ClinicRow.of(clinic, clock.instant()).persist();
    return clinic;
  }

  /**
   * A new client of a clinic, of any kind but {@link ClientKind#ADMIN}; its secret is in the answer
   * and nowhere else.
   *
   * @throws Refusal 404 when there is no such clinic
   */
  @Transactional
  public Credentials addClient(UUID clinic, ClientKind kind) {
    if (kind == ClientKind.ADMIN) {
      throw new IllegalArgumentException("an admin belongs to no clinic");
    }
    var owner = clinics.clinicById(clinic).orElseThrow(() -> Refusal.notFound("clinic"));
    return add(kind, Optional.of(owner));
  }

  /** A new client of the network's own, for whoever runs it. */
  @Transactional
  public Credentials addAdmin() {
    return add(ClientKind.ADMIN, Optional.empty());
  }

  /** The client whose secret this is, unless it was revoked or its clinic is suspended. */
  @Transactional
  Optional<Client> authenticate(String id, ClientSecret secret) {
    return clients
        .activeClient(id)
        .filter(row -> secret.matches(row.secretSha256))
        .map(ClientRow::toClient);
  }

  private Credentials add(ClientKind kind, Optional<ClinicRow> clinic) {
    var secret = ClientSecret.fresh();
    var row = new ClientRow();
    row.id = kind.stored() + "-" + UUID.randomUUID();
    row.clinic = clinic.orElse(null);
    row.kind = kind.stored();
    row.secretSha256 = secret.sha256();
    row.scopes = kind.scopes();
    row.createdAt = clock.instant();
    row.persist();
    return new Credentials(row.id, secret.text(), String.join(" ", kind.scopes()));
  }
}
