package health.consilium.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.Page;
import org.jspecify.annotations.Nullable;

/** One row of {@code clinic}. */
@Entity
@Table(name = "clinic")
class ClinicRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Integer number;

  UUID id;
  int version;
  String name;
  String state;
  Instant createdAt;
  @Nullable Instant suspendedAt;

  static ClinicRow of(NewClinic clinic, Instant now) {
    var row = new ClinicRow();
    row.id = UUID.randomUUID();
    row.version = 1;
    row.name = clinic.name();
    row.state = clinic.state();
    row.createdAt = now;
    return row;
  }

  void become(ClinicChange wanted, Instant now) {
    version++;
    name = wanted.name();
    state = wanted.state();
    if (wanted.suspended() != (suspendedAt != null)) {
      suspendedAt = wanted.suspended() ? now : null;
    }
  }

  Clinic toClinic() {
    return new Clinic(id, version, name, state, suspendedAt != null, createdAt, suspendedAt);
  }

  interface Queries {
    @Find
    Optional<ClinicRow> clinicById(UUID id);

    /** In the order in which they joined, from behind that number on. */
    @HQL("from ClinicRow clinic where clinic.number > :after order by clinic.number")
    List<ClinicRow> after(int after, Page page);

    @HQL("select clinic.number from ClinicRow clinic order by clinic.number")
    List<Integer> numbers();

    @HQL("select count(*) from ClinicRow clinic where clinic.name = :name")
    long countNamed(String name);

    /** Takes that advisory lock until the transaction ends, unless somebody else holds it. */
    @SQL("select pg_try_advisory_xact_lock(:key)")
    boolean tryLock(Long key);
  }
}
