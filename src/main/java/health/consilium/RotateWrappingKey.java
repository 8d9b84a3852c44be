package health.consilium;

import health.consilium.observation.WrappingKeyRotation;
import health.consilium.platform.keys.KeyDirectory;
import health.consilium.platform.postgres.CannotStart;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The command {@code rotate-wrapping-key}: a fresh wrapping key in the key directory, and the data
 * key of the pseudonyms wrapped under it. The service may go on: it has read both when it started.
 */
final class RotateWrappingKey {
  private RotateWrappingKey() {}

  /** Returns 0. */
  static int run(PrintStream out) {
    Path directory =
        Main.configured(Main.KEYS).map(Path::of).orElseGet(() -> Main.data().resolve("keys"));
    try {
      WrappingKeyRotation.in(new KeyDirectory(directory));
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new CannotStart("The command failed: " + e.getMessage(), e);
    }
    out.println("The wrapping key in " + directory + " is a fresh one. Back both keys up.");
    return 0;
  }
}
