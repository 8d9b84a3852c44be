package health.consilium.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What the codes of the directory mean, from the table that ships with the service. */
@Singleton
class CodeSystems {
  private static final String RESOURCE = "/directory/code-systems.json";

  private final List<CodeSystem> all;

  CodeSystems(ObjectMapper json) {
    all = read(json);
  }

  List<CodeSystem> all() {
    return all;
  }

  /**
   * @throws Refusal 404 when there is none of that name
   */
  CodeSystem named(String name) {
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("code system"));
  }

  private static List<CodeSystem> read(ObjectMapper json) {
    try (var file = CodeSystems.class.getResourceAsStream(RESOURCE)) {
      return List.of(json.readValue(file, CodeSystem[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
