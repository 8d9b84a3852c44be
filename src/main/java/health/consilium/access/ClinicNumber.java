package health.consilium.access;

/**
 * A clinic inside clinical tables, whose every key begins with it. Only this room makes one, for
 * who has entered a clinic or was admitted and has yet to. The network's own number is 0.
 */
public record ClinicNumber(int value) {
  /** Of no clinic. */
  static final ClinicNumber NETWORK = new ClinicNumber(0);
}
