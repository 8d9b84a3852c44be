package health.consilium.intake;

import health.consilium.platform.csv.Csv;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The rejections of an import as a table, read some at a time while it is sent.
 *
 * @param behind the next of them behind a line; none behind the last
 */
record RejectionTable(LongFunction<List<Rejection>> behind) implements StreamingOutput {
  static final String MEDIA_TYPE = Csv.MEDIA_TYPE;

  @Override
  public void write(OutputStream out) throws IOException {
    write(out, List.of("line", "column", "reason"));
    var rejections = behind.apply(0);
    while (!rejections.isEmpty()) {
      for (var rejection : rejections) {
        write(out, List.of(rejection.line(), rejection.column(), rejection.reason()));
      }
      rejections = behind.apply(rejections.getLast().line());
    }
  }

  private static void write(OutputStream out, List<?> cells) throws IOException {
    out.write(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
  }
}
