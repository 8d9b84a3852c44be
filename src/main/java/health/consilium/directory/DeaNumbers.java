package health.consilium.directory;

import health.consilium.platform.ids.DeaNumber;
import health.consilium.platform.problem.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of the Drug Enforcement Administration may be checked, and no write keeps one. */
final class DeaNumbers {
  /** HL7's object identifier of the namespace, or a URI that names it. */
  private static final Pattern NAMESPACE =
      Pattern.compile(
          "2\\.16\\.840\\.1\\.113883\\.4\\.814$|(^|[^a-z])(us)?dea(number|diversion)?([^a-z]|$)",
          Pattern.CASE_INSENSITIVE);

  private DeaNumbers() {}

  /**
   * Passes over a version that is to be written, unless others would read such a number in it. What
   * was written before is read as it is.
   *
   * @throws Refusal.Invalid when an identifier is of their namespace, or a registration's has their
   *     form
   */
  static void requireNoneIn(Entry entry) {
    boolean ofRegistration =
        entry instanceof Credential credential && credential.kind() == CredentialKind.DEA;
    for (var identifier : entry.identifiers()) {
      if (NAMESPACE.matcher(identifier.system()).find()
          || (ofRegistration
              && DeaNumber.isOne(identifier.value().strip().toUpperCase(Locale.ROOT)))) {
        throw new Refusal.Invalid("identifiers", "must hold no DEA number, which nobody is shown");
      }
    }
  }
}
