package health.consilium.search;

import java.util.List;

/**
 * What the filters of a search would find.
 *
 * @param origin where the search measures from
 * @param total how many locations it finds as it is
 * @param facets one for each filter that has values to choose from
 */
public record FacetCounts(Origin origin, long total, List<FacetCount> facets) {}
