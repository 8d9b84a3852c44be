package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What entitles a practitioner or an organization, or distinguishes them: self-asserted until the
 * network has verified it. A DEA number is never part of it: that there is one, its state and when
 * it was verified are all that anyone may know.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is to be shown
 * @param updatedAt to the microsecond
 * @param verification whether somebody stands by it, and since when
 * @param subject a practitioner or an organization
 * @param kind what it is
 * @param code what people look for it by; a licence's, a registration's and REMS's is their kind
 * @param issuer who gave it, 1 to 200 characters
 * @param number as its issuer writes it, 1 to 200 characters; never a DEA registration's
 * @param state USPS code, where it holds in one state; always with a state licence
 * @param status whether it holds
 * @param period when it holds; absent when that is not known
 * @param verifiedOn the day on which the network verified it; absent while it is self-asserted
 */
public record Credential(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    Verification verification,
    UUID subject,
    CredentialKind kind,
    @Nullable Qualification code,
    String issuer,
    @Nullable String number,
    @Schema(pattern = "^[A-Z]{2}$") @Nullable String state,
    CredentialStatus status,
    @Nullable Period period,
    @Nullable LocalDate verifiedOn)
    implements Entry {
  /**
   * @throws Refusal.Invalid when a part breaks its rule
   */
  public Credential {
    Rules.version(version);
    Rules.text("issuer", issuer, Rules.NAME_LENGTH);
    Rules.optionalText("number", number);
    if (kind == CredentialKind.DEA && number != null) {
      throw new Refusal.Invalid("number", "must not be told of a DEA registration: use deaNumber");
    }
    if (kind == CredentialKind.DEA
        && identifiers.stream().map(Identifier::value).anyMatch(DeaNumber::isOne)) {
      throw new Refusal.Invalid("identifiers", "must hold no DEA number: use deaNumber");
    }
    if (kind == CredentialKind.STATE_LICENCE && state == null) {
      throw new Refusal.Invalid("state", "must be told of a state licence");
    }
    if (code != null && code.kind() != kind) {
      throw new Refusal.Invalid("code", "must be one of the credential's kind");
    }
    Optional.ofNullable(state).ifPresent(usps -> Rules.state("state", usps));
    identifiers = Rules.several("identifiers", identifiers);
  }

  /** What people look for it by; empty where they do not. */
  public Optional<Qualification> qualification() {
    return Optional.ofNullable(code).or(() -> Qualification.impliedBy(kind));
  }

  /** Whether it says what that one said when it was verified. */
  boolean claimsTheSameAs(Credential other) {
    return facts().equals(other.facts());
  }

  private List<Optional<?>> facts() {
    return List.of(
        Optional.of(subject),
        Optional.of(kind),
        Optional.ofNullable(code),
        Optional.of(issuer),
        Optional.ofNullable(number),
        Optional.ofNullable(state));
  }
}
