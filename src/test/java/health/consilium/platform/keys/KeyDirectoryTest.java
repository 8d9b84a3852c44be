package health.consilium.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTest {
  @TempDir Path directory;

  @Test
  void a_key_is_made_once_and_only_its_owner_may_read_it() throws Exception {
    byte[] made = new KeyDirectory(directory).random("some.key", 32);

    assertThat(new KeyDirectory(directory).random("some.key", 32)).isEqualTo(made).hasSize(32);
    assertThat(Files.getPosixFilePermissions(directory.resolve("some.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(directory.toFile().list()).containsExactly("some.key");
  }

  @Test
  void a_key_that_another_replica_made_meanwhile_is_the_key() {
    var others = new byte[] {1, 2, 3};
    var another = new KeyDirectory(directory);

    byte[] key =
        new KeyDirectory(directory)
            .key(
                "shared.key",
                () -> {
                  another.key("shared.key", () -> others);
                  return new byte[] {4, 5, 6};
                });

    assertThat(key).isEqualTo(others);
    assertThat(another.key("shared.key", () -> new byte[] {7})).isEqualTo(others);
    assertThat(directory.toFile().list()).containsExactly("shared.key");
  }

  @Test
  void a_key_of_another_length_is_not_used() throws Exception {
    Files.writeString(directory.resolve("short.key"), "AAAA\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyDirectory(directory).random("short.key", 32))
        .withMessageContaining("short.key");
  }

  @Test
  void a_key_is_replaced_whole_and_stays_its_owners() throws Exception {
    var keys = new KeyDirectory(directory);
    keys.random("some.key", 32);

    keys.replace("some.key", new byte[] {1, 2, 3});

    assertThat(keys.find("some.key")).hasValue(new byte[] {1, 2, 3});
    assertThat(Files.getPosixFilePermissions(directory.resolve("some.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(directory).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void a_key_that_is_renamed_takes_the_place_of_another() {
    var keys = new KeyDirectory(directory);
    byte[] next = keys.random("next.key", 32);
    keys.random("some.key", 32);

    keys.rename("next.key", "some.key");

    assertThat(keys.find("some.key")).hasValue(next);
    assertThat(keys.find("next.key")).isEmpty();
  }
}
