package health.consilium.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a hit is there: one filter that it meets.
 *
 * @param parameter the filter, as it was asked for
 * @param values those of the values asked for that it has, or that one of the services has
 * @param services the services that meet all filters of a search; absent where the filter asks for
 *     something of the location
 */
public record Match(String parameter, List<String> values, @Nullable List<UUID> services) {}
