package health.consilium.directory;

import health.consilium.platform.json.WireNames;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a table keeps of a verification; Hibernate makes none of columns that are all null. */
@Embeddable
record VerificationColumns(
    @Nullable Instant verifiedAt, String verifiedAs, @Nullable String verifiedHow) {

  static @Nullable VerificationColumns of(Verification verification) {
    var method = verification.method();
    return verification.status() == VerificationStatus.UNVERIFIED
        ? null
        : new VerificationColumns(
            verification.lastVerifiedAt(),
            WireNames.of(verification.status()),
            method == null ? null : WireNames.of(method));
  }

  static Verification verification(@Nullable VerificationColumns columns) {
    if (columns == null) {
      return Verification.NONE;
    }
    var status = WireNames.find(VerificationStatus.class, columns.verifiedAs).orElseThrow();
    var at = columns.verifiedAt;
    var method = columns.method();
    return status == VerificationStatus.REQ_REVALID || at == null || method == null
        ? Verification.inDoubt(at, method)
        : Verification.of(status, at, method);
  }

  private @Nullable VerificationMethod method() {
    return verifiedHow == null
        ? null
        : WireNames.find(VerificationMethod.class, verifiedHow).orElseThrow();
  }
}
