package health.consilium.platform.paging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items in the listing's order
 * @param page how long it may be, and whether more follows
 * @param next the cursor of the next page, told in the Link header
 */
public record Page<T>(List<T> items, Extent page, @JsonIgnore @Nullable String next)
    implements Paged {

  /**
   * A page cut from one row more than it shows: the surplus row says that more follows.
   *
   * @param rows up to {@code limit + 1} of them, in order
   * @param cursor seals the position of the last row shown
   */
  public static <T> Page<T> cut(List<T> rows, Limit limit, Function<T, String> cursor) {
    var page = cut(rows, limit);
    return page.page().hasMore()
        ? new Page<>(page.items(), page.page(), cursor.apply(page.items().getLast()))
        : page;
  }

  /** A page cut likewise, of a listing that goes on by what its last row says. */
  public static <T> Page<T> cut(List<T> rows, Limit limit) {
    boolean more = rows.size() > limit.value();
    var items = more ? rows.subList(0, limit.value()) : rows;
    return new Page<>(List.copyOf(items), new Extent(limit.value(), more), null);
  }

  /** The same page with its items in another form. */
  public <R> Page<R> map(Function<T, R> form) {
    return new Page<>(items.stream().map(form).toList(), page, next);
  }

  @Override
  public Optional<String> nextCursor() {
    return Optional.ofNullable(next);
  }
}
