package health.consilium.insight;

/**
 * Where a study was published.
 *
 * @param citation authors, journal, volume and pages
 * @param year of publication
 * @param doi without the resolver's address
 */
public record BenchmarkSource(String citation, int year, String doi) {}
