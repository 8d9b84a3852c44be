package health.consilium.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A body with a flaw, and where the problem is to say that it lies.
 *
 * @param written in which characters it is sent
 * @param pointer empty where the flaw has no place in it
 */
public record Flawed(String body, Charset written, String pointer) {
  static Flawed at(Object pointer, String body) {
    return new Flawed(body, UTF_8, pointer.toString());
  }

  /** Not the JSON of an object at all. */
  static Optional<Flawed> whole(String body) {
    return Optional.of(at("", body));
  }

  /** As it is sent. */
  public byte[] bytes() {
    return body.getBytes(written);
  }
}
