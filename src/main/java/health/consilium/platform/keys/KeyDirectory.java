package health.consilium.platform.keys;

import health.consilium.platform.disk.Durable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The directory of secrets that all replicas share ({@code consilium.keys}): one file a key, base64
 * in one line, mode 600. A key that is missing is made once; where the directory is mounted
 * read-only every key must be there already.
 */
@Singleton
public class KeyDirectory {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;

  public KeyDirectory(@ConfigProperty(name = "consilium.keys") Path directory) {
    this.directory = directory;
  }

  /**
   * The random key of that name, made with that many bytes if there is none yet.
   *
   * @throws IllegalStateException when the key that is there has another length
   */
  public byte[] random(String name, int bytes) {
    byte[] key =
        key(
            name,
            () -> {
              var fresh = new byte[bytes];
              RANDOM.nextBytes(fresh);
              return fresh;
            });
    if (key.length != bytes) {
      throw new IllegalStateException("the key " + name + " must have " + bytes + " bytes");
    }
    return key;
  }

  /** The key of that name, made by the supplier if there is none yet. */
  public byte[] key(String name, Supplier<byte[]> fresh) {
    Path file = directory.resolve(name);
    try {
      return Files.exists(file) ? read(file) : make(file, fresh.get());
    } catch (IOException e) {
      throw new UncheckedIOException("the key " + name + " can be neither read nor made", e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    return Base64.getDecoder().decode(Files.readString(file).strip());
  }

  /**
   * A link appears whole or not at all, and never replaces the key that another replica made. On
   * disk before anything can depend on it: data that a lost key encoded are lost with it.
   */
  private static byte[] make(Path file, byte[] key) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new NoSuchFileException(file.toString());
    }
    Files.createDirectories(directory);
    Path draft = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      Durable.write(draft, Base64.getEncoder().encodeToString(key) + "\n");
      Files.createLink(file, draft);
      Durable.sync(directory);
      return key;
    } catch (FileAlreadyExistsException e) {
      return read(file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
