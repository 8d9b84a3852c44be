package health.consilium.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row of {@code directory_counter}. */
@Entity
@Table(name = "directory_counter")
class DirectoryCounterRow extends PanacheEntityBase {
  static final short ONLY = 1;

  @Id short number;

  long change;
}
