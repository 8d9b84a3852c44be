package health.consilium.access;

/**
 * A clinic inside clinical tables, whose every key begins with it. Only {@link Callers}, {@link
 * EachClinic} and {@link DemoClinics} make one, so whoever holds it is in that clinic's scope. The
 * network's own number is 0.
 */
public record ClinicNumber(int value) {
  /** Of no clinic. */
  static final ClinicNumber NETWORK = new ClinicNumber(0);
}
