package health.consilium.platform.postgres;

import health.consilium.platform.disk.Durable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is either complete or absent: it is filled under another name and renamed at the
 * end. What a crash left under that other name is thrown away by the next attempt.
 */
final class CompleteDirectory {
  private CompleteDirectory() {}

  /** Fills a directory, which does not exist yet, and makes its content durable. */
  @FunctionalInterface
  interface Filling {
    void fill(Path directory) throws IOException;
  }

  /** Does nothing when {@code target} is there. */
  static void make(Path target, Filling filling) throws IOException {
    if (Files.exists(target)) {
      return;
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    delete(unfinished);
    filling.fill(unfinished);
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    Durable.sync(Objects.requireNonNull(target.getParent()));
  }

  /** Deletes a directory and all below it, never what its symbolic links point at. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
