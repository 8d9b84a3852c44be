package health.consilium.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A body of three bytes, each of which comes after a minute, and its end after another. */
class TimedBodyTest {
  private long time = Long.MAX_VALUE - 1;

  @Test
  void a_body_that_takes_longer_is_refused() throws IOException {
    var body = slow(Duration.ofMinutes(3));

    assertThat(body.read()).isEqualTo('a');
    assertThat(body.read(new byte[10], 0, 10)).isEqualTo(1);
    assertThatThrownBy(body::read)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ProblemCode.REQUEST_TIMEOUT);
              assertThat(refusal.detail()).contains("did not arrive within 180 seconds");
            });
  }

  @Test
  void what_its_reader_does_meanwhile_takes_none_of_the_time() throws IOException {
    var body = slow(Duration.ofMinutes(4));

    for (char each : "abc".toCharArray()) {
      assertThat(body.read()).isEqualTo(each);
      pass(Duration.ofHours(1));
    }
  }

  @Test
  void the_end_is_always_in_time() throws IOException {
    assertThat(slow(Duration.ofMinutes(4)).readAllBytes()).isEqualTo("abc".getBytes(UTF_8));
  }

  private TimedBody slow(Duration patience) {
    InputStream bytes =
        new ByteArrayInputStream("abc".getBytes(UTF_8)) {
          @Override
          public synchronized int read() {
            pass(Duration.ofMinutes(1));
            return super.read();
          }

          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            pass(Duration.ofMinutes(1));
            return super.read(into, offset, Math.min(length, 1));
          }
        };
    return new TimedBody(bytes, patience, () -> time);
  }

  private void pass(Duration duration) {
    time += duration.toNanos();
  }
}
