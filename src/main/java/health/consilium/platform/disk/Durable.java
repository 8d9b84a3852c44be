package health.consilium.platform.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What is on the disk, and not only in the system's memory, when a method returns. */
public final class Durable {
  private Durable() {}

  /**
   * Writes a secret into a file which is not there yet, and which only its owner may read.
   *
   * @param text ASCII
   * @throws java.nio.file.FileAlreadyExistsException when it is there
   */
  public static void write(Path file, String text) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, create, mode)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Makes the names in a directory survive a power cut: those that came, and those that went. */
  public static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
