package health.consilium.mirror;

import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** The exports that are complete: the others are shown to nobody. */
@Singleton
class Exports {
  private static final String QUERY = "exports";

  /** Later than any. */
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private final ExportTable table;
  private final Cursors cursors;

  Exports(ExportTable table, Cursors cursors) {
    this.table = table;
    this.cursors = cursors;
  }

  /** One page of them, the newest first. */
  Page<Export> page(PageQuery asked) {
    var before = asked.position(cursors, QUERY).map(LocalDate::parse).orElse(NEVER);
    return Page.cut(
        table.completedBefore(before, asked.limit().value() + 1),
        asked.limit(),
        last -> cursors.seal(QUERY, last.date().toString()));
  }

  /**
   * The newest.
   *
   * @throws Refusal 404 while there is none
   */
  Export latest() {
    return first(table.completedBefore(NEVER, 1));
  }

  /**
   * The one of that day.
   *
   * @throws Refusal 404 when there is none, or no longer
   */
  Export on(LocalDate date) {
    return first(
        table.completedBefore(date.plusDays(1), 1).stream()
            .filter(export -> export.date().equals(date))
            .toList());
  }

  /**
   * One file.
   *
   * @throws Refusal 404 when there is none of that name, or no longer
   */
  Download file(LocalDate date, String name) {
    return on(date)
        .file(name)
        .map(file -> new Download(file, at -> table.piece(date, name, at)))
        .orElseThrow(() -> Refusal.notFound("file in this export"));
  }

  private static Export first(List<Export> found) {
    return found.stream().findFirst().orElseThrow(() -> Refusal.notFound("export"));
  }
}
