package health.consilium.directory;

/**
 * A name that somebody else gives a resource, as FHIR's Identifier.
 *
 * @param system the URI of the namespace
 * @param value the identifier in it
 */
public record Identifier(String system, String value) {}
