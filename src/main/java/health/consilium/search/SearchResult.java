package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.consilium.platform.http.Perishable;
import health.consilium.platform.paging.Extent;
import health.consilium.platform.paging.Paged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One page of what a search found.
 *
 * @param origin where distances are measured from
 * @param items in the order that was asked for
 * @param page how long it may be, and whether more follows
 * @param next the cursor of the next page, told in the Link header
 * @param members what is told of each hit
 * @param perishesAt when the first of the places that were looked at opens or closes
 */
public record SearchResult(
    Origin origin,
    List<Hit> items,
    Extent page,
    @JsonIgnore @Nullable String next,
    @JsonIgnore Optional<Instant> perishesAt,
    @JsonIgnore Set<HitMember> members)
    implements Paged, Perishable {

  @Override
  public Optional<String> nextCursor() {
    return Optional.ofNullable(next);
  }
}
