package health.consilium.directory;

import health.consilium.platform.json.WireNames;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.Page;
import org.jspecify.annotations.Nullable;

/** One row of {@code attestation}. */
@Entity
@Table(name = "attestation")
class AttestationRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long number;

  String collection;
  UUID id;
  int version;
  Instant attestedAt;
  String attestedAs;
  String attestedHow;
  @Nullable UUID clinic;
  String client;

  static AttestationRow of(String collection, UUID id, Attestation attestation, Author author) {
    var row = new AttestationRow();
    row.collection = collection;
    row.id = id;
    row.version = attestation.version();
    row.attestedAt = attestation.attestedAt();
    row.attestedAs = WireNames.of(attestation.status());
    row.attestedHow = WireNames.of(attestation.method());
    row.clinic = author.keeper().clinic();
    row.client = author.client();
    return row;
  }

  Attestation toAttestation() {
    return new Attestation(
        version,
        WireNames.find(VerificationStatus.class, attestedAs).orElseThrow(),
        WireNames.find(VerificationMethod.class, attestedHow).orElseThrow(),
        attestedAt,
        new Keeper(clinic).name());
  }

  interface Queries {
    /** Those of a resource before that version, the newest first. */
    @HQL(
        """
        from AttestationRow row
        where row.collection = :collection and row.id = :id and row.version < :before
        order by row.version desc
        """)
    List<AttestationRow> attestationsBefore(String collection, UUID id, int before, Page page);
  }
}
