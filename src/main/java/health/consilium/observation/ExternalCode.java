package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code of another vocabulary that the clinic may use, kept as it came and looked up nowhere.
 *
 * @param system the URI of the vocabulary: SNOMED CT, MedDRA, ICD-10-CM or the NCI Thesaurus
 * @param code of SNOMED CT 6 to 18 digits, of MedDRA 8, of ICD-10-CM 3 to 7 characters with or
 *     without its point, of the thesaurus a C and up to 8 digits
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
  private static final Map<String, Form> FORMS =
      Map.of(
          "http://snomed.info/sct",
          Form.of("[1-9][0-9]{5,17}", "6 to 18 digits"),
          "http://terminology.hl7.org/CodeSystem/MDRAE",
          Form.of("10[0-9]{6}", "8 digits of which the first are 10"),
          "http://hl7.org/fhir/sid/icd-10-cm",
          Form.of("[A-Z][0-9][0-9A-Z](\\.?[0-9A-Z]{1,4})?", "3 to 7 characters such as F48.1"),
          "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
          Form.of("C[0-9]{1,8}", "a C and up to 8 digits"));

  /** How the codes of a vocabulary look. */
  private record Form(Pattern pattern, String words) {
    static Form of(String regex, String words) {
      return new Form(Pattern.compile(regex), words);
    }
  }

  public ExternalCode {
    if (!FORMS.containsKey(system)) {
      throw new Refusal.Invalid(
          "system", "must be one of " + String.join(", ", new TreeSet<>(FORMS.keySet())));
    }
    PlainCode.require(
        code, PATTERN, "code", "must be a code of up to 18 capital letters, digits and points");
  }

  /**
   * Refuses what its vocabulary cannot have: such as a social security number, which is no code of
   * ICD-10-CM.
   */
  void requireForm(String pointer) {
    var form = Objects.requireNonNull(FORMS.get(system));
    if (!form.pattern().matcher(code).matches()) {
      throw Refusal.unprocessable(pointer, "must be " + form.words() + ", as its vocabulary has");
    }
  }
}
