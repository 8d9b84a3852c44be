package health.consilium.platform.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
  record Point(int x) {}

  @Test
  void empty_lines_are_passed_over_and_counted() throws IOException {
    var lines = lines("\n{\"x\": 1}\r\n  \r\n{\"x\": 2}\n\n", 100);

    assertThat(lines.next()).isTrue();
    assertThat(lines.line()).isEqualTo(2);
    assertThat(lines.read(Point.class)).isEqualTo(new Point(1));
    assertThat(lines.next()).isTrue();
    assertThat(lines.line()).isEqualTo(4);
    assertThat(lines.read(Point.class)).isEqualTo(new Point(2));
    assertThat(lines.next()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1_000_000})
  void it_does_not_matter_in_which_portions_the_bytes_come(int portion) throws IOException {
    var text = new StringBuilder();
    IntStream.range(0, 20_000).forEach(i -> text.append("{\"x\":").append(i).append("}\n"));

    assertThat(points(lines(text.toString(), portion)))
        .isEqualTo(IntStream.range(0, 20_000).mapToObj(Point::new).toList());
  }

  @Test
  void a_last_line_needs_no_end_if_it_is_whole() throws IOException {
    assertThat(points(lines("{\"x\":1}\n{\"x\":2}", 100)))
        .containsExactly(new Point(1), new Point(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":2",
        "{\"x\":{\"y\":2}",
        "{\"x\":[2]",
        "{\"x\":tru",
        "{\"x\":\"2",
        "{\"x\":",
        "{",
      })
  void a_last_line_that_is_cut_off_breaks_the_file(String last) throws IOException {
    var lines = lines("{\"x\":1}\n" + last, 100);
    lines.next();
    lines.next();

    var broken = catchThrowableOfType(BrokenTable.class, () -> lines.read(Point.class));

    assertThat(broken.line()).isEqualTo(2);
    assertThat(broken.sentence()).startsWith("This line is cut off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"x\":2,\"x\":3}", "{\"x\":true}", "{bad}", "[{\"x\":2}]"})
  void a_last_line_that_is_whole_and_wrong_is_refused_like_any_other(String last)
      throws IOException {
    var lines = lines("{\"x\":1}\n" + last, 100);
    lines.next();
    lines.next();

    var refusal = catchThrowableOfType(Refusal.class, () -> lines.read(Point.class));

    assertThat(refusal.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
  }

  @Test
  void a_wrong_line_is_refused_as_a_body_and_the_next_one_read() throws IOException {
    var lines = lines("{\"x\":true}\n{\"x\":2}\n", 100);
    lines.next();

    var refusal = catchThrowableOfType(Refusal.class, () -> lines.read(Point.class));

    assertThat(refusal.faults())
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(tuple("/x", ProblemCode.MALFORMED_BODY));
    assertThat(points(lines)).containsExactly(new Point(2));
  }

  @Test
  void a_line_may_be_as_long_as_the_limit_and_no_longer() throws IOException {
    String longest = "{\"x\":1" + " ".repeat(JsonLines.LINE_BYTES - 7) + "}";
    assertThat(points(lines(longest + "\n" + longest + "\n" + longest, 5_000))).hasSize(3);

    var lines = lines("\n" + longest + " \n", 5_000);
    var broken = catchThrowableOfType(BrokenTable.class, lines::next);

    assertThat(broken.line()).isEqualTo(2);
    assertThat(broken.sentence()).contains("65536 bytes");
  }

  /** It holds one line and what came in with it, however many there are. */
  @Test
  void it_never_reads_further_ahead_than_its_buffer() throws IOException {
    var source = new Endless();
    var lines = new JsonLines(source, new StrictParser(new ObjectMapper()));

    long ahead = 0;
    for (int i = 1; i <= 200_000; i++) {
      lines.next();
      ahead = Math.max(ahead, source.given - (long) i * Endless.LINE.length);
    }

    assertThat(ahead).isPositive().isLessThanOrEqualTo(JsonLines.LINE_BYTES + 1);
  }

  /** The same line again and again. */
  private static final class Endless extends InputStream {
    static final byte[] LINE = "{\"x\": 1234567890}\n".getBytes(UTF_8);
    long given;

    @Override
    public int read() {
      return LINE[(int) (given++ % LINE.length)];
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
      for (int i = 0; i < count; i++) {
        bytes[from + i] = (byte) read();
      }
      return count;
    }
  }

  private static List<Point> points(JsonLines lines) throws IOException {
    var points = new ArrayList<Point>();
    while (lines.next()) {
      points.add(lines.read(Point.class));
    }
    return points;
  }

  private static JsonLines lines(String text, int portion) {
    var source =
        new ByteArrayInputStream(text.getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int from, int count) {
            return super.read(bytes, from, Math.min(portion, count));
          }
        };
    return new JsonLines(source, new StrictParser(new ObjectMapper()));
  }
}
