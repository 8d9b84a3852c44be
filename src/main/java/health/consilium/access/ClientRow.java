package health.consilium.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;

/** One row of {@code client}. */
@Entity
@Table(name = "client")
class ClientRow extends PanacheEntityBase {
  @Id String id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "clinic_number")
  @Nullable ClinicRow clinic;

  String kind;
  byte[] secretSha256;
  List<String> scopes;
  Instant createdAt;
  @Nullable Instant revokedAt;

  Client toClient() {
    return new Client(id, Optional.ofNullable(clinic).map(owner -> owner.id), List.copyOf(scopes));
  }

  interface Queries {
    /** The client, unless it was revoked or its clinic is suspended. */
    @HQL(
        """
        from ClientRow client left join fetch client.clinic clinic
        where client.id = :id and client.revokedAt is null and clinic.suspendedAt is null
        """)
    Optional<ClientRow> activeClient(String id);
  }
}
