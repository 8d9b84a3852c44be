package health.consilium.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many locations a search would find with another choice of one filter, the others staying.
 *
 * @param parameter the filter
 * @param values those that any location has, the most frequent first
 */
public record FacetCount(String parameter, List<Value> values) {
  /**
   * One value.
   *
   * @param count how many the search finds whose filter is this value alone
   */
  @Schema(name = "FacetValue")
  public record Value(String value, long count) {}
}
