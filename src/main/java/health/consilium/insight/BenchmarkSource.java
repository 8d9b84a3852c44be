package health.consilium.insight;

/**
 * Where a study was published.
 *
 * @param doi without the resolver's address
 */
public record BenchmarkSource(String citation, int year, String doi) {}
