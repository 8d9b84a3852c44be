package health.consilium.search;

import health.consilium.platform.paging.Limit;
import java.util.Optional;
import java.util.Set;

/**
 * How the hits of a search are shown.
 *
 * @param order in which they come
 * @param unit of the distances in the answer
 * @param cursor where to go on, sealed
 * @param members what is told of each
 */
public record Shown(
    SearchOrder order,
    LengthUnit unit,
    Limit limit,
    Optional<String> cursor,
    Set<HitMember> members) {

  /** The nearest first, with all there is to tell. */
  static Shown by(Limit limit) {
    return new Shown(SearchOrder.DISTANCE, LengthUnit.MILE, limit, Optional.empty(), HitMember.ALL);
  }

  Shown inPagesOf(Limit other) {
    return new Shown(order, unit, other, cursor, members);
  }
}
