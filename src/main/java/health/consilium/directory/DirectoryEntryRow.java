package health.consilium.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.Page;
import org.jspecify.annotations.Nullable;

/** One row of {@code directory_entry}. */
@Entity
@Table(name = "directory_entry")
class DirectoryEntryRow extends PanacheEntityBase {
  @Id UUID id;
  @Version int version;
  String collection;
  boolean active;

  /** None while nobody has verified it. */
  @Embedded @Nullable VerificationColumns verified;

  @Nullable UUID clinic;
  @Nullable UUID owner;
  @Nullable String npi;
  List<UUID> refers;
  String resource;

  interface Queries {
    @Find
    Optional<DirectoryEntryRow> entry(String collection, UUID id);

    /** Of whichever collection. */
    @Find
    Optional<DirectoryEntryRow> any(UUID id);

    @Find
    Optional<DirectoryEntryRow> entryOfNpi(String npi);

    @HQL("from DirectoryEntryRow entry where entry.npi in :npis order by entry.id")
    List<DirectoryEntryRow> entriesOfNpis(Collection<String> npis);

    @HQL(
        """
        from DirectoryEntryRow entry
        where entry.collection = :collection and entry.id > :after order by entry.id
        """)
    List<DirectoryEntryRow> entriesAfter(String collection, UUID after, Page page);

    @HQL(
        """
        from DirectoryEntryRow entry
        where entry.collection = :collection and entry.owner = :owner and entry.id > :after
        order by entry.id
        """)
    List<DirectoryEntryRow> entriesOf(String collection, UUID owner, UUID after, Page page);

    @HQL(
        """
        from DirectoryEntryRow entry
        where entry.collection = :collection and entry.owner in :owners order by entry.id
        """)
    List<DirectoryEntryRow> owned(String collection, Collection<UUID> owners);

    @HQL(
        """
        from DirectoryEntryRow entry
        where entry.collection = :collection and entry.id in :ids order by entry.id
        """)
    List<DirectoryEntryRow> among(String collection, Collection<UUID> ids);

    /** Those that name one of these resources, whose ids are separated by commas. */
    @SQL(
        """
        select * from directory_entry
        where collection = :collection and refers && cast(string_to_array(:ids, ',') as uuid[])
        order by id
        """)
    List<DirectoryEntryRow> naming(String collection, String ids);

    /** How many name that resource. */
    @HQL("select count(*) from DirectoryEntryRow entry where array_contains(entry.refers, :id)")
    long referringTo(UUID id);
  }
}
