package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.platform.ids.DeaNumber;
import health.consilium.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A credential as it is written.
 *
 * @param active whether it is to be shown; it is unless told otherwise
 * @param identifiers what others call it; none unless told
 * @param subject a practitioner or an organization
 * @param kind what it is
 * @param code what people look for it by; a licence's, a registration's and REMS's is their kind
 * @param issuer who gave it, 1 to 200 characters
 * @param number as its issuer writes it, 1 to 200 characters; never a DEA registration's
 * @param deaNumber of a DEA registration: its check digit is checked, and it is kept nowhere
 * @param state USPS code, where it holds in one state; always with a state licence
 * @param status whether it holds
 * @param period when it holds; absent when that is not known
 * @param verifiedOn the day on which the network verified it, which only the network may tell
 */
public record NewCredential(
    @Nullable Boolean active,
    @Nullable List<Identifier> identifiers,
    UUID subject,
    CredentialKind kind,
    @Nullable Qualification code,
    String issuer,
    @Nullable String number,
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Schema(writeOnly = true)
        @Nullable String deaNumber,
    @Nullable String state,
    CredentialStatus status,
    @Nullable Period period,
    @Nullable LocalDate verifiedOn) {
  /**
   * @throws Refusal.Invalid when a DEA number cannot be one, or stands where none belongs
   */
  public NewCredential {
    if (deaNumber != null && (kind != CredentialKind.DEA || !DeaNumber.isOne(deaNumber))) {
      throw new Refusal.Invalid(
          "deaNumber", "must be a DEA number whose check digit is right, with kind dea only");
    }
  }

  static NewCredential of(Credential credential) {
    return new NewCredential(
        credential.active(),
        credential.identifiers(),
        credential.subject(),
        credential.kind(),
        credential.code(),
        credential.issuer(),
        credential.number(),
        null,
        credential.state(),
        credential.status(),
        credential.period(),
        credential.verifiedOn());
  }

  Credential credential(Stamp stamp) {
    return new Credential(
        stamp.id(),
        stamp.version(),
        Rules.unlessTold(active, true),
        Rules.orNone(identifiers),
        stamp.at(),
        stamp.verification(),
        subject,
        kind,
        code,
        issuer,
        number,
        state,
        status,
        period,
        verifiedOn);
  }

  /** Without its parts, since this may reach a log. */
  @Override
  public String toString() {
    return "NewCredential[…]";
  }
}
