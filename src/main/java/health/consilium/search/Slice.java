package health.consilium.search;

import java.util.List;

/**
 * The locations of one page.
 *
 * @param found in order, never more than the page's limit
 * @param hasMore whether at least one follows
 */
record Slice(List<Found> found, boolean hasMore) {}
