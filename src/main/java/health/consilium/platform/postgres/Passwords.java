package health.consilium.platform.postgres;

import health.consilium.platform.disk.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords, one file each, which only the user who runs the service can ever read. */
final class Passwords {
  private static final int BYTES = 24;

  private final Path directory;

  Passwords(Path directory) {
    this.directory = directory;
  }

  Path file(String username) {
    return directory.resolve(username);
  }

  boolean has(String username) {
    return Files.exists(file(username));
  }

  String of(String username) throws IOException {
    return Files.readString(file(username)).strip();
  }

  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The file appears at once with its whole content, and is on disk when this returns. */
  void keep(String username, String password) throws IOException {
    Path unfinished = directory.resolve(username + ".unfinished");
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.deleteIfExists(unfinished);
    Durable.write(unfinished, password);
    Files.move(unfinished, file(username), StandardCopyOption.ATOMIC_MOVE);
    Durable.sync(directory);
  }

  void forgetAll() throws IOException {
    CompleteDirectory.delete(directory);
  }
}
