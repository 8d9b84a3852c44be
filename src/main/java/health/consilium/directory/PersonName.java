package health.consilium.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is called, as FHIR's HumanName.
 *
 * @param prefix such as Dr., 1 to 200 characters
 * @param given first and middle names in their order, at least one, each 1 to 200 characters
 * @param family 1 to 200 characters
 */
public record PersonName(@Nullable String prefix, List<String> given, String family) {
  /**
   * @throws health.consilium.platform.problem.Refusal.Invalid when a part breaks its rule
   */
  public PersonName {
    Rules.optionalText("prefix", prefix);
    Rules.atLeastOne("given", given);
    given.forEach(name -> Rules.text("given", name, Rules.NAME_LENGTH));
    Rules.text("family", family, Rules.NAME_LENGTH);
    given = Rules.several("given", given);
  }
}
