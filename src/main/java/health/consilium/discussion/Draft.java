package health.consilium.discussion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A text that is to be screened and forgotten.
 *
 * @param text 1 to 100,000 characters
 */
public record Draft(@Schema(examples = "Pressure rose to 180/110 at 0.5 mg/kg.") String text) {
  public Draft {
    Lengths.check("text", text, Lengths.DRAFT);
  }

  /** Without the text, since this may reach a log. */
  @Override
  public String toString() {
    return "Draft[]";
  }
}
