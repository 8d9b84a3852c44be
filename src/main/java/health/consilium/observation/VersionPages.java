package health.consilium.observation;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.http.Versioned;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Shows the versions of whatever keeps them, the current one first. */
@Singleton
class VersionPages {
  /** A table that keeps the versions of one kind of record. */
  interface Source<T extends Versioned> {
    /** The versions of a record below that number, newest first, at most so many. */
    List<T> versions(ClinicNumber clinic, UUID id, int below, int most);
  }

  private final Cursors cursors;

  VersionPages(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * One page of them.
   *
   * @throws Refusal 404 when the clinic has no such record
   */
  <T extends Versioned> Page<T> page(
      Source<T> source, ClinicNumber clinic, UUID id, PageQuery asked) {
    String query = "versions " + clinic + id;
    int below = asked.position(cursors, query).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    var page =
        Page.cut(
            source.versions(clinic, id, below, asked.limit().value() + 1),
            asked.limit(),
            last -> cursors.seal(query, Integer.toString(last.version())));
    if (page.items().isEmpty()) {
      throw Refusal.notFound("resource");
    }
    return page;
  }

  /**
   * The one of that number.
   *
   * @throws Refusal 404 when there is none
   */
  <T extends Versioned> T one(Source<T> source, ClinicNumber clinic, UUID id, int version) {
    return source.versions(clinic, id, version + 1, 1).stream()
        .filter(each -> each.version() == version)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("version"));
  }
}
