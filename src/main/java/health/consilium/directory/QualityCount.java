package health.consilium.directory;

/**
 * How many of some things lack something.
 *
 * @param count those that do
 * @param of all of them
 */
public record QualityCount(long count, long of) {}
