package health.consilium.observation;

import health.consilium.platform.problem.Names;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The protocols and ICD-10-CM codes that a course may name. */
@Singleton
class CourseCodes {
  private final Map<String, CodeList.Line> protocols = byCode("protocols.csv", "id");
  private final Map<String, CodeList.Line> diagnoses = byCode("diagnoses.csv", "code");

  /**
   * Refuses unknown codes, and a diagnosis of another indication.
   *
   * @throws Refusal 422 that names the field and the nearest known codes
   */
  void check(NewCourse course) {
    known(course.protocol(), protocols, "/protocol");
    var diagnosis = known(course.icd10(), diagnoses, "/icd10");
    if (diagnosis != null && !diagnosis.cell("indication").equals(course.indication().name())) {
      throw Refusal.unprocessable(
          "/icd10", "belongs to the indication " + diagnosis.cell("indication"));
    }
  }

  /** One for each code of the course that nobody has checked against its source. */
  List<Warning> warnings(@Nullable String protocol, @Nullable String icd10) {
    var warnings = new ArrayList<Warning>();
    warn(warnings, "protocol", known(protocol, protocols, "/protocol"));
    warn(warnings, "icd10", known(icd10, diagnoses, "/icd10"));
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

  private static CodeList.@Nullable Line known(
      @Nullable String code, Map<String, CodeList.Line> list, String pointer) {
    if (code == null) {
      return null;
    }
    var line = list.get(code);
    if (line == null) {
      throw Refusal.unprocessable(pointer, Names.unknown(code, list.keySet(), "codes"));
    }
    return line;
  }

  private static Map<String, CodeList.Line> byCode(String list, String column) {
    return CodeList.read(list).stream()
        .collect(Collectors.toMap(line -> line.cell(column), Function.identity()));
  }
}
