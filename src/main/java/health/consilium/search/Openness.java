package health.consilium.search;

import health.consilium.directory.Hours;
import health.consilium.directory.Location;
import health.consilium.directory.OpenState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides when locations of the same hours in the same zone are open. What it said last is
 * kept until that changes: looking through the hours of twenty hits took longer than finding them.
 */
final class Openness {
  static final Openness UNKNOWN = new Openness(Optional.empty(), ZoneOffset.UTC);

  /** No state is kept longer: one that nothing changes within a year may be changed after it. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private record Seen(Instant from, Instant until, OpenState state) {
    boolean holdsAt(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(until);
    }
  }

  private final Optional<Hours> hours;
  private final ZoneId zone;
  private volatile @Nullable Seen last;

  Openness(Optional<Hours> hours, ZoneId zone) {
    this.hours = hours;
    this.zone = zone;
  }

  static Openness of(Location location) {
    return new Openness(Optional.ofNullable(location.hours()), location.timeZone());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Openness that && hours.equals(that.hours) && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return Objects.hash(hours, zone);
  }

  /** Empty when its hours are not known. */
  Optional<OpenState> at(Instant moment) {
    return hours.map(known -> state(known, moment));
  }

  /** Nobody is said to be open whose hours are not known. */
  boolean isOpenAt(Instant moment) {
    return at(moment).map(OpenState::now).orElse(false);
  }

  private OpenState state(Hours known, Instant moment) {
    var seen = last;
    if (seen == null || !seen.holdsAt(moment)) {
      seen = look(known, moment);
      last = seen;
    }
    return seen.state();
  }

  private Seen look(Hours known, Instant moment) {
    var state = known.at(moment, zone);
    var until =
        Stream.concat(state.changesAt().stream(), Stream.of(moment.plus(LONGEST)))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return new Seen(moment, until, state);
  }
}
