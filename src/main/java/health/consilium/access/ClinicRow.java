package health.consilium.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.Find;
import org.jspecify.annotations.Nullable;

/** One row of {@code clinic}. */
@Entity
@Table(name = "clinic")
class ClinicRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Integer number;

  UUID id;
  String name;
  String state;
  Instant createdAt;
  @Nullable Instant suspendedAt;

  static ClinicRow of(Clinic clinic, Instant now) {
    var row = new ClinicRow();
    row.id = clinic.id();
    row.name = clinic.name();
    row.state = clinic.state();
    row.createdAt = now;
    return row;
  }

  interface Queries {
    @Find
    Optional<ClinicRow> clinicById(UUID id);
  }
}
