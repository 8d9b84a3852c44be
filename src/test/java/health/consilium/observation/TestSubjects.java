package health.consilium.observation;

import jakarta.enterprise.inject.spi.CDI;
import java.util.UUID;
import java.util.stream.Stream;

/** Subjects of whom a release does what a test needs: which it does is in the pseudonym. */
public final class TestSubjects {
  private TestSubjects() {}

  /** Somebody whom releases count. */
  public static UUID counted() {
    return random(false);
  }

  /** Somebody of whom releases may share a row. */
  public static UUID inRows() {
    return random(true);
  }

  private static UUID random(boolean inRows) {
    var pseudonyms = CDI.current().select(Pseudonyms.class).get();
    return Stream.generate(UUID::randomUUID)
        .filter(subject -> (pseudonyms.of(subject).bytes()[0] % 8 == 0) == inRows)
        .findFirst()
        .orElseThrow();
  }
}
