package health.consilium.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a {@code .tar.xz} into one directory and refuses entries that would end up outside it.
 */
final class Archive {
  private static final int OWNER_MAY_EXECUTE = 0100;

  private final Path root;

  private Archive(Path root) {
    this.root = root;
  }

  /** Every file is on disk, not only in the page cache, when this returns. */
  static void unpack(InputStream archive, Path directory) throws IOException {
    var target = new Archive(Files.createDirectories(directory).toRealPath());
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        target.unpack(entry, tar);
      }
    }
  }

  private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
    Path path = inside(entry, root.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Path parent = Files.createDirectories(Objects.requireNonNull(path.getParent()));
    if (entry.isSymbolicLink()) {
      inside(entry, parent.resolve(entry.getLinkName()));
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile() && !entry.isLink()) {
      write(content, path, (entry.getMode() & OWNER_MAY_EXECUTE) != 0);
    } else {
      throw new IOException("Neither a file, a directory nor a symbolic link: " + entry.getName());
    }
  }

  private Path inside(TarArchiveEntry entry, Path path) throws IOException {
    Path normalized = path.normalize();
    if (!normalized.startsWith(root)) {
      throw new IOException("Points outside the archive: " + entry.getName());
    }
    return normalized;
  }

  private static void write(InputStream content, Path file, boolean executable) throws IOException {
    var mode = PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    var create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, create, PosixFilePermissions.asFileAttribute(mode))) {
      content.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }
}
