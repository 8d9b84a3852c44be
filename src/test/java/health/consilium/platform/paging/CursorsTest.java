package health.consilium.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.consilium.platform.keys.KeyDirectory;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
  @TempDir Path keys;

  @Test
  void a_cursor_gives_its_position_back_to_its_own_query() {
    var cursors = new Cursors(new KeyDirectory(keys));

    String cursor = cursors.seal("a query", "12.5|7");

    assertThat(cursors.open("a query", cursor)).isEqualTo("12.5|7");
  }

  @Test
  void a_replica_with_the_same_keys_reads_it() {
    String cursor = new Cursors(new KeyDirectory(keys)).seal("a query", "12.5|7");

    var replica = new Cursors(new KeyDirectory(keys));

    assertThat(replica.open("a query", cursor)).isEqualTo("12.5|7");
  }

  @Test
  void a_cursor_of_another_query_is_a_mismatch() {
    var cursors = new Cursors(new KeyDirectory(keys));
    String cursor = cursors.seal("a query", "12.5|7");

    var refusal = catchThrowableOfType(Refusal.class, () -> cursors.open("another", cursor));

    assertThat(refusal.code()).isEqualTo(ProblemCode.CURSOR_MISMATCH);
  }

  @Test
  void a_cursor_with_any_byte_altered_is_refused() {
    var cursors = new Cursors(new KeyDirectory(keys));
    byte[] sealed = Base64.getUrlDecoder().decode(cursors.seal("a query", "12.5|7"));

    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      String cursor = Base64.getUrlEncoder().encodeToString(altered);
      var refusal = catchThrowableOfType(Refusal.class, () -> cursors.open("a query", cursor));
      assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "====", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void what_was_never_a_cursor_is_refused(String cursor) {
    var cursors = new Cursors(new KeyDirectory(keys));

    var refusal = catchThrowableOfType(Refusal.class, () -> cursors.open("a query", cursor));

    assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
  }

  @Test
  void a_cursor_of_other_keys_is_refused(@TempDir Path others) {
    String foreign = new Cursors(new KeyDirectory(others)).seal("a query", "12.5|7");
    var cursors = new Cursors(new KeyDirectory(keys));

    var refusal = catchThrowableOfType(Refusal.class, () -> cursors.open("a query", foreign));

    assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
  }
}
