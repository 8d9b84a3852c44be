package health.consilium.access;

/**
 * A clinic inside clinical tables, whose every key begins with it. Only {@link
 * Callers#enterClinic()} makes one, so whoever holds it is in that clinic's scope.
 */
public record ClinicNumber(int value) {}
