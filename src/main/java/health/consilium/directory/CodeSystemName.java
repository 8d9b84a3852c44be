package health.consilium.directory;

/**
 * A code system without its codes.
 *
 * @param name as in its path
 * @param title of the whole, in English
 */
public record CodeSystemName(String name, String title) {}
