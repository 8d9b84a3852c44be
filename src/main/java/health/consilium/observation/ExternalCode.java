package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code of another vocabulary that the clinic may use, kept as it came and looked up nowhere.
 *
 * @param system the URI of the vocabulary: SNOMED CT, MedDRA, ICD-10-CM or the NCI Thesaurus
 */
public record ExternalCode(
    @Schema(
            enumeration = {
              "http://snomed.info/sct",
              "http://terminology.hl7.org/CodeSystem/MDRAE",
              "http://hl7.org/fhir/sid/icd-10-cm",
              "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl"
            },
            examples = "http://snomed.info/sct")
        String system,
    @Schema(pattern = "^" + ExternalCode.CODE + "$", examples = "44376007") String code) {
  static final String CODE = "[A-Z0-9][A-Z0-9.]{0,17}";
  private static final Pattern PATTERN = Pattern.compile(CODE);

  /** SNOMED CT, MedDRA, ICD-10-CM, and the thesaurus of the National Cancer Institute. */
  private static final Set<String> SYSTEMS =
      Set.of(
          "http://snomed.info/sct",
          "http://terminology.hl7.org/CodeSystem/MDRAE",
          "http://hl7.org/fhir/sid/icd-10-cm",
          "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl");

  public ExternalCode {
    if (!SYSTEMS.contains(system)) {
      throw new Refusal.Invalid(
          "system", "must be one of " + String.join(", ", new TreeSet<>(SYSTEMS)));
    }
    PlainCode.require(
        code, PATTERN, "code", "must be a code of up to 18 capital letters, digits and points");
  }
}
