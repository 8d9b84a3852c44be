package health.consilium.platform.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvScannerTest {
  @Test
  void cells_are_what_stands_between_the_commas_with_or_without_quotes() throws IOException {
    assertThat(rows("a,\"b, c\",\"d \"\"e\"\"\"\r\n,\"\", f \n"))
        .containsExactly(List.of("a", "b, c", "d \"e\""), List.of("", "", "f"));
  }

  @Test
  void a_row_may_go_on_behind_a_line_break_in_quotes_and_lines_are_counted_all_the_same()
      throws IOException {
    var scanner = scanner("a,\"b\nc\"\n\nd,e\n", 100);

    assertThat(scanner.next()).isTrue();
    assertThat(scanner.line()).isEqualTo(1);
    assertThat(scanner.cell(1)).isEqualTo("b\nc");
    assertThat(scanner.next()).isTrue();
    assertThat(scanner.line()).isEqualTo(4);
    assertThat(scanner.next()).isFalse();
  }

  @Test
  void a_text_that_is_not_utf_8_is_iso_8859_1_and_a_byte_order_mark_is_no_part_of_it()
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("\uFEFF\"Peña\",".getBytes(UTF_8));
    bytes.writeBytes("Peña\n".getBytes(ISO_8859_1));

    var scanner = new CsvScanner(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(scanner.next()).isTrue();
    assertThat(List.of(scanner.cell(0), scanner.cell(1))).containsExactly("Peña", "Peña");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000_000})
  void it_does_not_matter_in_which_portions_the_bytes_come(int portion) throws IOException {
    var text = new StringBuilder();
    IntStream.range(0, 5_000)
        .forEach(i -> text.append(i).append(",\"x\"\"").append(i).append("\"\r\n"));

    var scanner = scanner(text.toString(), portion);

    for (int i = 0; i < 5_000; i++) {
      assertThat(scanner.next()).isTrue();
      assertThat(scanner.cell(0)).isEqualTo(Integer.toString(i));
      assertThat(scanner.cell(1)).isEqualTo("x\"" + i);
      assertThat(scanner.line()).isEqualTo(i + 1);
    }
    assertThat(scanner.next()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "a,\"b\" c|text behind a closing quote",
        "a,b\"c\"|a quote inside a text",
        "a,\"b|cut off",
        "a,b|cut off",
        "a,|cut off"
      })
  void what_is_not_well_formed_is_told_with_its_line(String end, String rule) {
    var fault = catchThrowableOfType(BrokenTable.class, () -> rows("x,y\n\"a\nb\",c\n" + end));

    assertThat(fault.line()).isEqualTo(4);
    assertThat(fault.sentence()).contains(rule);
  }

  @Test
  void a_last_row_that_ends_with_a_closed_quote_is_complete() throws IOException {
    assertThat(rows("a,\"b\"")).containsExactly(List.of("a", "b"));
  }

  @Test
  void a_quote_that_is_never_closed_does_not_fill_the_memory() {
    var fault =
        catchThrowableOfType(BrokenTable.class, () -> rows("a,\"" + "b".repeat(3 << 20) + "\"\n"));

    assertThat(fault.sentence()).contains("never closed");
  }

  private static List<List<String>> rows(String text) throws IOException {
    var scanner = scanner(text, Integer.MAX_VALUE);
    var rows = new ArrayList<List<String>>();
    while (scanner.next()) {
      rows.add(IntStream.range(0, scanner.size()).mapToObj(scanner::cell).toList());
    }
    return rows;
  }

  private static CsvScanner scanner(String text, int portion) {
    var bytes = new ByteArrayInputStream(text.getBytes(UTF_8));
    return new CsvScanner(
        new InputStream() {
          @Override
          public int read() {
            return bytes.read();
          }

          @Override
          public int read(byte[] buffer, int from, int count) {
            return bytes.read(buffer, from, Math.min(count, portion));
          }
        });
  }
}
