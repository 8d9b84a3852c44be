package health.consilium.directory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which resources are to be verified.
 *
 * @param collections the kinds of resource
 * @param keeper whose; of anybody unless told
 * @param within how many whole days ahead
 */
record DueQuery(List<String> collections, Optional<Keeper> keeper, Duration within) {
  DueQuery {
    collections = List.copyOf(collections);
  }

  /** The first day of verification that holds beyond that time: what was verified before is due. */
  LocalDate heldFrom(LocalDate today) {
    return Verification.freshFrom(today.plusDays(within.toDays()));
  }

  /** What a cursor of its pages is bound to. */
  String text() {
    return "due %s %s %s".formatted(collections, keeper.map(Keeper::name).orElse("any"), within);
  }
}
