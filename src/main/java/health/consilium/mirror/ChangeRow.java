package health.consilium.mirror;

import health.consilium.platform.json.ReadyJson;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.Page;
import org.jspecify.annotations.Nullable;

/** One row of the view {@code directory_change}. */
@Entity
@Immutable
@Table(name = "directory_change")
class ChangeRow extends PanacheEntityBase {
  @Id long change;

  String collection;
  UUID id;
  int version;
  Instant recordedAt;
  @Nullable String resource;
  @Nullable UUID mergedInto;

  Change toChange() {
    return new Change(
        change, collection, id, version, recordedAt, resource == null, mergedInto, ready(resource));
  }

  private static @Nullable ReadyJson ready(@Nullable String json) {
    return json == null ? null : new ReadyJson(json.getBytes(StandardCharsets.UTF_8));
  }

  interface Queries {
    /** Those after that one, in order. */
    @HQL("from ChangeRow row where row.change > :since order by row.change")
    List<ChangeRow> after(long since, Page page);

    /** The number of the last one; 0 before the first. */
    @HQL("select coalesce(max(row.change), 0) from ChangeRow row")
    long last();
  }
}
