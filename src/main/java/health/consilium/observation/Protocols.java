package health.consilium.observation;

import health.consilium.platform.problem.Names;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** The treatment protocols that may be named. */
@Singleton
public class Protocols {
  private final Set<String> ids =
      CodeList.read("protocols.csv").stream()
          .map(line -> line.cell("id"))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Refuses what is no protocol's id.
   *
   * @param pointer where in the body it stands
   * @throws Refusal 422 that names the nearest known ones
   */
  public void require(String id, String pointer) {
    if (!ids.contains(id)) {
      throw Refusal.unprocessable(pointer, Names.unknown(id, ids, "codes"));
    }
  }
}
