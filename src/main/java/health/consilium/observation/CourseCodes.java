package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocols and ICD-10-CM codes that a course may name. */
@Singleton
class CourseCodes {
  private final CodeList diagnoses = CodeList.of("diagnoses.csv", "code");
  private final Protocols protocols;

  CourseCodes(Protocols protocols) {
    this.protocols = protocols;
  }

  /**
   * Refuses unknown codes, and a diagnosis of another indication.
   *
   * @throws Refusal 422 that names the field and the nearest known codes
   */
  void check(NewCourse course) {
    protocol(course.protocol());
    var diagnosis = diagnosis(course.icd10());
    if (diagnosis != null && !diagnosis.cell("indication").equals(course.indication().name())) {
      throw Refusal.unprocessable(
          "/icd10", "belongs to the indication " + diagnosis.cell("indication"));
    }
  }

  /** One for each code of the course that nobody has checked against its source. */
  List<Warning> warnings(@Nullable String protocol, @Nullable String icd10) {
    var warnings = new ArrayList<Warning>();
    warn(warnings, "protocol", protocol(protocol));
    warn(warnings, "icd10", diagnosis(icd10));
    return List.copyOf(warnings);
  }

  private static void warn(List<Warning> warnings, String field, CodeList.@Nullable Line line) {
    if (line != null && !line.verified()) {
      warnings.add(
          new Warning(
              Warning.Code.UNVERIFIED_CODE,
              field + ": this code is on our list but was not checked against its source yet."));
    }
  }

  private CodeList.@Nullable Line protocol(@Nullable String code) {
    return code == null ? null : protocols.line(code, "/protocol");
  }

  private CodeList.@Nullable Line diagnosis(@Nullable String code) {
    return code == null ? null : diagnoses.require(code, "/icd10");
  }
}
