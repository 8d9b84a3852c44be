package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.keys.KeyDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
  private static final UUID SUBJECT = UUID.fromString("6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11");

  @TempDir Path directory;

  @Test
  void a_subject_has_one_pseudonym_over_restarts() {
    var pseudonym = pseudonyms().of(SUBJECT);

    assertThat(pseudonyms().of(SUBJECT)).isEqualTo(pseudonym);
    assertThat(pseudonym.bytes()).hasSize(32);
  }

  @Test
  void two_subjects_have_two_pseudonyms() {
    var pseudonyms = pseudonyms();

    assertThat(pseudonyms.of(UUID.randomUUID())).isNotEqualTo(pseudonyms.of(SUBJECT));
  }

  @Test
  void another_key_directory_makes_other_pseudonyms(@TempDir Path other) {
    var elsewhere = new Pseudonyms(new KeyDirectory(other));

    assertThat(elsewhere.of(SUBJECT)).isNotEqualTo(pseudonyms().of(SUBJECT));
  }

  @Test
  void a_wrapping_key_that_does_not_fit_is_named() throws IOException {
    pseudonyms();
    write(Pseudonyms.WRAPPING, new byte[32]);

    assertThatThrownBy(this::pseudonyms).hasMessageContaining(Pseudonyms.WRAPPING);
  }

  private Pseudonyms pseudonyms() {
    return new Pseudonyms(new KeyDirectory(directory));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.writeString(directory.resolve(name), Base64.getEncoder().encodeToString(bytes));
  }
}
