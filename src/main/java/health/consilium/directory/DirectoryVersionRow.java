package health.consilium.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.Page;
import org.jspecify.annotations.Nullable;

/** One row of {@code directory_version}. */
@Entity
@Table(name = "directory_version")
class DirectoryVersionRow extends PanacheEntityBase {
  @Id long change;
  String collection;
  UUID id;
  int version;

  Instant recordedAt;

  @Nullable UUID clinic;
  String client;
  @Nullable String resource;
  @Nullable UUID mergedInto;

  static DirectoryVersionRow of(String collection, Stamp stamp, Author author) {
    var row = new DirectoryVersionRow();
    row.collection = collection;
    row.id = stamp.id();
    row.version = stamp.version();
    row.recordedAt = stamp.at();
    row.clinic = author.keeper().clinic();
    row.client = author.client();
    return row;
  }

  Revision toRevision() {
    return new Revision(
        version,
        change,
        recordedAt,
        new Keeper(clinic).name(),
        resource == null,
        mergedInto,
        resource);
  }

  interface Queries {
    @Find
    Optional<DirectoryVersionRow> revision(String collection, UUID id, int version);

    /** Those before that version, the newest first. */
    @HQL(
        """
        from DirectoryVersionRow row
        where row.collection = :collection and row.id = :id and row.version < :before
        order by row.version desc
        """)
    List<DirectoryVersionRow> revisionsBefore(String collection, UUID id, int before, Page page);

    /** That of its deletion. */
    @HQL(
        """
        from DirectoryVersionRow row
        where row.collection = :collection and row.id = :id and row.resource is null
        """)
    Optional<DirectoryVersionRow> deletion(String collection, UUID id);
  }
}
