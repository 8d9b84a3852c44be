package health.consilium.platform.paging;

import java.util.Optional;

/** An answer that may have a next page; {@link NextLink} tells where. */
public interface Paged {
  /** The cursor of the next page, if there is one. */
  Optional<String> nextCursor();
}
