package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hours of one date, instead of what the week or a holiday says of it.
 *
 * @param date in the location's own time zone
 * @param periods when it opens on that date, at most 100, none overlapping another; none when it
 *     stays closed
 * @param note why, 1 to 200 characters
 */
public record DatedHours(LocalDate date, List<OpeningPeriod> periods, @Nullable String note) {
  /**
   * @throws Refusal.Invalid when periods overlap, or a part breaks its rule
   */
  public DatedHours {
    periods = Rules.several("periods", periods);
    WallSpan.requireApart("periods", spans(date, periods).toList());
    if (note != null) {
      Rules.text("note", note, Rules.NAME_LENGTH);
    }
  }

  Stream<WallSpan> spans() {
    return spans(date, periods);
  }

  private static Stream<WallSpan> spans(LocalDate date, List<OpeningPeriod> periods) {
    return periods.stream().map(period -> period.on(date));
  }
}
