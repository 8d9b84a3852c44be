package health.consilium.directory;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Credentials: each is kept by whoever keeps its subject, and verified by the network alone. */
@Singleton
class Credentials extends Documents<Credential, NewCredential> {
  private final Staff staff;
  private final Practitioners practitioners;
  private final OrganizationRow.Queries organizations;

  Credentials(
      Desk desk, Staff staff, Practitioners practitioners, OrganizationRow.Queries organizations) {
    super(desk, Credential.class);
    this.staff = staff;
    this.practitioners = practitioners;
    this.organizations = organizations;
  }

  @Override
  public String collection() {
    return "credentials";
  }

  @Override
  public String noun() {
    return "credential";
  }

  @Override
  public NewCredential written(Credential credential) {
    return NewCredential.of(credential);
  }

  @Override
  public Credential entry(Stamp stamp, NewCredential written) {
    return written.credential(stamp);
  }

  @Override
  Keys keys(Credential credential) {
    var subject = credential.subject();
    return new Keys(Optional.of(subject), Optional.empty(), List.of(subject));
  }

  @Override
  public Optional<Keeper> keeper(Credential credential) {
    var subject = credential.subject();
    var keeper =
        practitioners
            .keeperOf(subject)
            .or(() -> organizations.organization(subject).map(row -> new Keeper(row.clinic)))
            .orElseThrow(
                () ->
                    Refusal.unprocessable(
                        "/subject", "names no practitioner or organization that is there"));
    return Optional.of(keeper);
  }

  /** What the network has verified stays so only while it says the same. */
  @Override
  public void check(Credential credential, Author author) {
    if (credential.verifiedOn() != null && !author.admin() && !isVerified(credential)) {
      throw new Refusal(
          Fault.at(
              "/verifiedOn",
              ProblemCode.FORBIDDEN,
              "only the network verifies: leave it out of what is new or claims something else"));
    }
  }

  private boolean isVerified(Credential credential) {
    return find(credential.id())
        .filter(old -> Objects.equals(old.verifiedOn(), credential.verifiedOn()))
        .filter(credential::claimsTheSameAs)
        .isPresent();
  }

  /** A listing is found by the credentials of those who work there. */
  @Override
  public Set<UUID> places(Credential credential) {
    return staff.placesOf(credential.subject());
  }
}
