package health.consilium.directory;

import health.consilium.platform.problem.Refusal;

/**
 * A name that somebody else gives a resource, as FHIR's Identifier.
 *
 * @param system the URI of the namespace, 1 to 200 characters; never that of DEA numbers
 * @param value the identifier in it, 1 to 200 characters
 */
public record Identifier(String system, String value) {
  /**
   * @throws Refusal.Invalid when a part is blank or too long, or a DEA number
   */
  public Identifier {
    Rules.text("system", system, Rules.NAME_LENGTH);
    Rules.text("value", value, Rules.NAME_LENGTH);
    if (DeaNumber.isNamespace(system)) {
      throw new Refusal.Invalid(
          "system", "must not be that of DEA numbers, which are shown to nobody");
    }
  }
}
