package health.consilium.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a data directory to one process. The kernel lets go of it when the process ends, however it
 * ends, so there is no stale lock to clean up.
 */
final class DirectoryLock implements AutoCloseable {
  /**
   * What this JVM holds. Asked first, because merely closing a second channel on a locked file
   * would release the lock: that is how POSIX locks are.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws CannotStart when another process, or this one, holds the directory
   */
  static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.toRealPath().resolve("lock");
    if (!HELD.add(file)) {
      throw inUse(directory);
    }
    var lock = new DirectoryLock(file, open(file));
    try {
      if (lock.channel.tryLock() == null) {
        throw inUse(directory);
      }
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static CannotStart inUse(Path directory) {
    return new CannotStart(
        "Another Consilium is running on "
            + directory
            + ": stop it, or set CONSILIUM_DATA to another directory.");
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(file);
  }
}
