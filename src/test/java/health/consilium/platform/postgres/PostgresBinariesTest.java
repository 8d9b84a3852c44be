package health.consilium.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PostgresBinariesTest {
  @TempDir Path home;

  @Test
  void an_interrupted_unpacking_is_begun_again() throws IOException {
    Path complete = PostgresBinaries.unpack(home, line -> {}).directory();
    Path server = complete.resolve("bin/postgres");
    Path unfinished = complete.resolveSibling(complete.getFileName() + ".unfinished");
    Files.move(complete, unfinished);
    Files.writeString(unfinished.resolve("bin/postgres"), "half");

    PostgresBinaries.unpack(home, line -> {});

    assertThat(server).isExecutable();
    assertThat(Files.size(server)).isGreaterThan(1_000_000);
    assertThat(complete.resolve("lib/libpq.so")).isSymbolicLink().exists();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void a_file_outside_the_directory_is_refused() throws IOException {
    byte[] archive = archive(new TarArchiveEntry("lib/../../escaped", true));

    assertThatThrownBy(() -> unpack(archive)).hasMessageContaining("escaped");
    assertThat(home.resolve("escaped")).doesNotExist();
  }

  @Test
  void an_absolute_name_is_refused() throws IOException {
    byte[] archive = archive(new TarArchiveEntry(home.resolve("escaped").toString(), true));

    assertThatThrownBy(() -> unpack(archive)).hasMessageContaining("escaped");
    assertThat(home.resolve("escaped")).doesNotExist();
  }

  @Test
  void a_link_that_leads_outside_is_refused() throws IOException {
    var link = new TarArchiveEntry("lib/escaped", TarConstants.LF_SYMLINK);
    link.setLinkName("../../elsewhere");
    byte[] archive = archive(link);

    assertThatThrownBy(() -> unpack(archive)).hasMessageContaining("escaped");
  }

  @Test
  void machines_without_binaries_are_told_the_way_out() {
    for (List<String> machine :
        List.of(List.of("Mac OS X", "aarch64"), List.of("Linux", "riscv64"))) {
      assertThatThrownBy(() -> PostgresBinaries.architecture(machine.get(0), machine.get(1)))
          .isInstanceOf(CannotStart.class)
          .hasMessageContainingAll(machine.get(0), machine.get(1), "QUARKUS_DATASOURCE_JDBC_URL")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void root_who_must_stay_root_is_told_the_way_out() {
    for (String unshare : List.of("false", "no-such-command")) {
      assertThatThrownBy(() -> PostgresTools.namespace(true, List.of(unshare)))
          .isInstanceOf(CannotStart.class)
          .hasMessageContainingAll("root", "QUARKUS_DATASOURCE_JDBC_URL")
          .hasMessageNotContaining("\n");
    }
  }

  private void unpack(byte[] archive) throws IOException {
    Archive.unpack(new ByteArrayInputStream(archive), home.resolve("unpacked"));
  }

  private static byte[] archive(TarArchiveEntry entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
