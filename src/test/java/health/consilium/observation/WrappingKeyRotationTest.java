package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.keys.KeyDirectory;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wrapping key changes; what it wraps, and so each pseudonym, does not. */
class WrappingKeyRotationTest {
  private static final UUID SUBJECT = UUID.fromString("6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11");

  @TempDir Path directory;

  private KeyDirectory keys;
  private Digest pseudonym;

  @BeforeEach
  void make() {
    keys = new KeyDirectory(directory);
    pseudonym = new Pseudonyms(keys).of(SUBJECT);
  }

  @Test
  void pseudonyms_stay_equal_and_the_old_key_opens_nothing() {
    byte[] old = key(Pseudonyms.WRAPPING);

    WrappingKeyRotation.in(keys);

    assertThat(new Pseudonyms(keys).of(SUBJECT)).isEqualTo(pseudonym);
    assertThat(new WrappingKey(old).unwrap(key(Pseudonyms.WRAPPED))).isEmpty();
    assertThat(directory).isDirectoryNotContaining("glob:**/*.next");
  }

  @Test
  void again_and_again() {
    for (int i = 0; i < 3; i++) {
      WrappingKeyRotation.in(keys);
    }

    assertThat(new Pseudonyms(keys).of(SUBJECT)).isEqualTo(pseudonym);
  }

  @Test
  void one_that_was_interrupted_before_the_data_key_was_wrapped_anew_is_made_again() {
    byte[] abandoned = WrappingKey.fresh().bytes();
    keys.replace(WrappingKeyRotation.NEXT, abandoned);
    assertThat(new Pseudonyms(keys).of(SUBJECT)).isEqualTo(pseudonym);

    WrappingKeyRotation.in(keys);

    assertThat(new Pseudonyms(keys).of(SUBJECT)).isEqualTo(pseudonym);
    assertThat(key(Pseudonyms.WRAPPING)).isNotEqualTo(abandoned);
  }

  @Test
  void one_that_was_interrupted_after_it_is_ended() {
    var data = new WrappingKey(key(Pseudonyms.WRAPPING)).unwrap(key(Pseudonyms.WRAPPED));
    var next = WrappingKey.fresh();
    keys.replace(WrappingKeyRotation.NEXT, next.bytes());
    keys.replace(Pseudonyms.WRAPPED, next.wrap(data.orElseThrow()));
    assertThatThrownBy(() -> new Pseudonyms(keys)).hasMessageContaining("rotate-wrapping-key");

    WrappingKeyRotation.in(keys);

    assertThat(new Pseudonyms(keys).of(SUBJECT)).isEqualTo(pseudonym);
    assertThat(key(Pseudonyms.WRAPPING)).isEqualTo(next.bytes());
  }

  @Test
  void keys_that_do_not_belong_together_stay_what_they_are() {
    byte[] stranger = WrappingKey.fresh().bytes();
    keys.replace(Pseudonyms.WRAPPING, stranger);
    byte[] wrapped = key(Pseudonyms.WRAPPED);

    assertThatThrownBy(() -> WrappingKeyRotation.in(keys))
        .hasMessageContaining(Pseudonyms.WRAPPING);

    assertThat(key(Pseudonyms.WRAPPING)).isEqualTo(stranger);
    assertThat(key(Pseudonyms.WRAPPED)).isEqualTo(wrapped);
    assertThat(directory).isDirectoryNotContaining("glob:**/*.next");
  }

  @Test
  void where_there_is_no_key_none_is_made(@TempDir Path empty) {
    assertThatThrownBy(() -> WrappingKeyRotation.in(new KeyDirectory(empty)))
        .hasMessageContaining("there is no key " + Pseudonyms.WRAPPING);

    assertThat(empty).isEmptyDirectory();
  }

  private byte[] key(String name) {
    return keys.find(name).orElseThrow();
  }
}
