package health.consilium.directory;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one field and what they mean, as FHIR's CodeSystem.
 *
 * @param name as in its path
 * @param title of the whole, in English
 * @param url the canonical URI, where somebody else defined the codes
 * @param concepts all of its codes that are in use here, in the order in which to show them
 */
public record CodeSystem(String name, String title, @Nullable URI url, List<Concept> concepts) {
  /**
   * What one code means.
   *
   * @param code as it stands on the wire
   * @param display a few words to show for it
   * @param definition a sentence that explains it
   */
  @Schema(name = "CodeSystemConcept")
  public record Concept(String code, String display, String definition) {}

  public CodeSystem {
    concepts = List.copyOf(concepts);
  }

  CodeSystemName withoutConcepts() {
    return new CodeSystemName(name, title);
  }
}
