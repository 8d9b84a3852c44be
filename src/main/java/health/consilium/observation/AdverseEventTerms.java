package health.consilium.observation;

import health.consilium.platform.problem.Names;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The terms of adverse events that may be posted: a list of our own that ships with the service.
 */
@Singleton
public class AdverseEventTerms {
  private final Map<String, AdverseEventTerm> byCode = new LinkedHashMap<>();

  AdverseEventTerms() {
    for (var line : CodeList.read("adverse_events.csv")) {
      var term =
          new AdverseEventTerm(
              Integer.parseInt(line.cell("number")),
              line.cell("code"),
              line.cell("name"),
              SourceMark.of(line));
      byCode.put(term.code(), term);
    }
  }

  /** All of them, in the order of the list. */
  public List<AdverseEventTerm> all() {
    return List.copyOf(byCode.values());
  }

  /**
   * The term of that code.
   *
   * @param pointer where in the body it stands
   * @throws Refusal 422 that names the nearest known ones
   */
  public AdverseEventTerm require(String code, String pointer) {
    return find(code)
        .orElseThrow(
            () -> Refusal.unprocessable(pointer, Names.unknown(code, byCode.keySet(), "codes")));
  }

  /** The term of that code, if there is one. */
  public Optional<AdverseEventTerm> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The term that a query parameter names.
   *
   * @throws Refusal 400 that names the nearest known ones
   */
  public AdverseEventTerm parameter(String parameter, String code) {
    return find(code)
        .orElseThrow(
            () -> Refusal.parameter(parameter, Names.unknown(code, byCode.keySet(), "codes")));
  }

  /** The term of that number in clinical tables. */
  public AdverseEventTerm numbered(int number) {
    return byCode.values().stream()
        .filter(term -> term.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no term is number " + number));
  }
}
