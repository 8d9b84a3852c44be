package health.consilium.access;

import health.consilium.platform.keys.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;

/** One row of {@code client_secret}. */
@Entity
@Table(name = "client_secret")
class ClientSecretRow extends PanacheEntityBase {
  @Id UUID id;
  UUID clientId;
  byte[] sha256;
  Instant createdAt;
  @Nullable Instant expiresAt;

  static ClientSecretRow of(UUID client, Secret secret, Instant now) {
    var row = new ClientSecretRow();
    row.id = UUID.randomUUID();
    row.clientId = client;
    row.sha256 = secret.sha256();
    row.createdAt = now;
    return row;
  }

  boolean isGood(Instant at) {
    return expiresAt == null || at.isBefore(expiresAt);
  }

  interface Queries {
    @HQL("from ClientSecretRow secret where secret.clientId = :client")
    List<ClientSecretRow> ofClient(UUID client);

    @HQL("delete from ClientSecretRow secret where secret.id = :id")
    int remove(UUID id);
  }
}
