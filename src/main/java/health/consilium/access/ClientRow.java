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
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.Page;
import org.jspecify.annotations.Nullable;

/** One row of {@code client}. */
@Entity
@Table(name = "client")
class ClientRow extends PanacheEntityBase {
  @Id UUID id;
  String subject;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "clinic_number")
  @Nullable ClinicRow clinic;

  int version;
  String kind;
  List<String> scopes;
  Instant createdAt;
  @Nullable Instant revokedAt;

  Client toClient() {
    return new Client(
        id, version, subject, ClientKind.of(kind), List.copyOf(scopes), createdAt, revokedAt, null);
  }

  ProvenClient toProven() {
    var owner = Optional.ofNullable(clinic).map(each -> each.id);
    return new ProvenClient(subject, owner, List.copyOf(scopes));
  }

  interface Queries {
    /** The client, unless it was revoked or its clinic is suspended. */
    @HQL(
        """
        from ClientRow client left join fetch client.clinic clinic
        where client.subject = :subject
          and client.revokedAt is null and clinic.suspendedAt is null
        """)
    Optional<ClientRow> activeClient(String subject);

    @HQL("from ClientRow client where client.clinic.id = :clinic and client.id = :id")
    Optional<ClientRow> ofClinic(UUID clinic, UUID id);

    @HQL("select count(*) from ClientRow client where client.subject = :subject")
    long called(String subject);

    /** By id, from behind that one on. */
    @HQL(
        """
        from ClientRow client where client.clinic.id = :clinic and client.id > :after
        order by client.id
        """)
    List<ClientRow> after(UUID clinic, UUID after, Page page);
  }
}
