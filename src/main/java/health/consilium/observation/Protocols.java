package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The treatment protocols that may be named. */
@Singleton
public class Protocols {
  private final CodeList list = CodeList.of("protocols.csv", "id");

  /**
   * Refuses what is no protocol's id.
   *
   * @param pointer where in the body it stands
   * @throws Refusal 422 that names the nearest known ones
   */
  public void require(String id, String pointer) {
    line(id, pointer);
  }

  /** What people call it; none for what is no protocol's id. */
  public Optional<String> name(String id) {
    return list.find(id).map(line -> line.cell("name"));
  }

  /** What the list says of it; refuses what is no protocol's id. */
  CodeList.Line line(String id, String pointer) {
    return list.require(id, pointer);
  }
}
