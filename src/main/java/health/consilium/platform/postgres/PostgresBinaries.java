package health.consilium.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * PostgreSQL's programs for this machine, from the jars on the class path. They are unpacked once
 * per version beside the data, so that a newer minor version finds the same data and the older
 * programs go.
 */
final class PostgresBinaries {
  /**
   * What the pom's {@code postgres-binaries.version} contains; a test compares it with the server.
   */
  static final String VERSION = "18.6";

  private static final String PREFIX = "postgresql-";

  private final Path directory;

  private PostgresBinaries(Path directory) {
    this.directory = directory;
  }

  /**
   * @throws CannotStart when there are no binaries for this machine
   */
  static PostgresBinaries unpack(Path home, Consumer<String> progress) throws IOException {
    String architecture =
        architecture(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path directory = home.resolve(PREFIX + VERSION + "-" + architecture);
    CompleteDirectory.make(
        directory,
        unfinished -> {
          progress.accept("Unpacking PostgreSQL " + VERSION + " …");
          try (var archive = archive(architecture)) {
            Archive.unpack(archive, unfinished);
          }
        });
    return new PostgresBinaries(directory);
  }

  /** The name that the binaries' packager gives to an architecture. */
  static String architecture(String system, String machine) {
    if (!system.equals("Linux")) {
      throw unsupported(system + " on " + machine);
    }
    return switch (machine.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> throw unsupported(system + " on " + machine);
    };
  }

  Path directory() {
    return directory;
  }

  Path programs() {
    return directory.resolve("bin");
  }

  /**
   * Only once the server runs from here: until then an orphan of an older version may still run
   * from there.
   */
  void removeOthers() throws IOException {
    for (Path other : others()) {
      CompleteDirectory.delete(other);
    }
  }

  private List<Path> others() throws IOException {
    try (var siblings = Files.newDirectoryStream(directory.resolveSibling("."), PREFIX + "*")) {
      var others = new ArrayList<Path>();
      for (Path sibling : siblings) {
        if (!sibling.normalize().equals(directory)) {
          others.add(sibling);
        }
      }
      return others;
    }
  }

  private static InputStream archive(String architecture) {
    String name = "/postgres-linux-" + architecture + ".txz";
    InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw unsupported("this build, which lacks " + name);
    }
    return archive;
  }

  private static CannotStart unsupported(String where) {
    return new CannotStart(
        "No embedded PostgreSQL for "
            + where
            + " (only Linux on x86-64 and arm64): set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL 18.");
  }
}
