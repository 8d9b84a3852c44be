package health.consilium.platform.paging;

/**
 * How far a page reaches.
 *
 * @param limit the most items it may have
 * @param hasMore whether another page follows
 */
public record Extent(int limit, boolean hasMore) {}
