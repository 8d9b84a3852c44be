package health.consilium.platform.keys;

import health.consilium.platform.disk.Durable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
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

  /** The key of that name, if there is one. */
  public Optional<byte[]> find(String name) {
    Path file = directory.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the key " + name + " cannot be read", e);
    }
  }

  /** Puts a key in the place of the one of that name; whoever reads has the one or the other. */
  public void replace(String name, byte[] key) {
    try {
      move(key, directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the key " + name + " cannot be replaced", e);
    }
  }

  private void move(byte[] key, Path file) throws IOException {
    Path draft = draft(directory, String.valueOf(file.getFileName()));
    try {
      write(draft, key);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      Durable.sync(directory);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Gives a key another name, and takes the one that had it away. */
  public void rename(String name, String other) {
    try {
      Files.move(directory.resolve(name), directory.resolve(other), StandardCopyOption.ATOMIC_MOVE);
      Durable.sync(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the key " + other + " cannot be replaced", e);
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
    Path draft = draft(directory, String.valueOf(file.getFileName()));
    try {
      write(draft, key);
      Files.createLink(file, draft);
      Durable.sync(directory);
      return key;
    } catch (FileAlreadyExistsException e) {
      return read(file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path draft(Path directory, String name) {
    return directory.resolve("." + name + "." + UUID.randomUUID());
  }

  private static void write(Path draft, byte[] key) throws IOException {
    Durable.write(draft, Base64.getEncoder().encodeToString(key) + "\n");
  }
}
