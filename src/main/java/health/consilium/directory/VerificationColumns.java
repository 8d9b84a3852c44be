package health.consilium.directory;

import health.consilium.platform.json.WireNames;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a table keeps of a verification; Hibernate makes none of columns that are all null. */
@Embeddable
record VerificationColumns(Instant verifiedAt, String verifiedAs, String verifiedHow) {

  static @Nullable VerificationColumns of(Verification verification) {
    var at = verification.lastVerifiedAt();
    var method = verification.method();
    return at == null || method == null
        ? null
        : new VerificationColumns(at, WireNames.of(verification.status()), WireNames.of(method));
  }

  static Verification verification(@Nullable VerificationColumns columns) {
    if (columns == null) {
      return Verification.NONE;
    }
    return Verification.of(
        WireNames.find(VerificationStatus.class, columns.verifiedAs).orElseThrow(),
        columns.verifiedAt,
        WireNames.find(VerificationMethod.class, columns.verifiedHow).orElseThrow());
  }
}
