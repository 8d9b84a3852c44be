package health.consilium.platform.json;

import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads newline-delimited JSON line by line, however long it is: it holds one line. Empty lines are
 * passed over.
 */
public final class JsonLines {
  public static final String MEDIA_TYPE = "application/x-ndjson";

  /** More than any line has: a newline that is missing would otherwise fill the memory. */
  public static final int LINE_BYTES = 1 << 16;

  private final InputStream source;
  private final StrictParser parser;
  private final byte[] buffer = new byte[LINE_BYTES + 1];
  private int start;
  private int end;
  private int next;
  private int limit;
  private boolean ended;
  private boolean isWhole;
  private long line;

  public JsonLines(InputStream source, StrictParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * Goes to the next line that is not empty.
   *
   * @return whether there is one
   * @throws BrokenTable when it is too long for a line
   */
  public boolean next() throws IOException {
    boolean there = scan();
    while (there && isBlank()) {
      there = scan();
    }
    return there;
  }

  /** The line's number, counted from 1. */
  public long line() {
    return line;
  }

  /**
   * What the line says, read as strictly as a body.
   *
   * @throws Refusal 400 and 422, as for such a body
   * @throws BrokenTable when it is the last and was cut off
   */
  public <T> T read(Class<T> type) {
    try {
      return type.cast(parser.parse(ByteBuffer.wrap(buffer, start, end - start), type));
    } catch (Refusal refusal) {
      if (!isWhole && refusal.code() == ProblemCode.MALFORMED_BODY && isCutOff()) {
        throw new BrokenTable(line, "is cut off: the file is not complete");
      }
      throw refusal;
    }
  }

  /** A last line needs no newline behind it, if it ends like a value. */
  private boolean isCutOff() {
    var text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(buffer, start, end - start));
    return parser.isUnfinished(text.toString());
  }

  /** Finds the next line; false behind the last. */
  private boolean scan() throws IOException {
    start = next;
    end = next;
    while (!isAtNewline()) {
      if (end < limit) {
        end++;
      } else if (!ended) {
        refill();
      } else {
        return finish(false);
      }
    }
    return finish(true);
  }

  private boolean isAtNewline() {
    return end < limit && buffer[end] == '\n';
  }

  private boolean finish(boolean whole) {
    isWhole = whole;
    next = whole ? end + 1 : end;
    line++;
    return whole || end > start;
  }

  private void refill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    end -= start;
    start = 0;
    if (limit == buffer.length) {
      throw new BrokenTable(line + 1, "is longer than " + LINE_BYTES + " bytes");
    }
    int read = source.read(buffer, limit, buffer.length - limit);
    ended = read < 0;
    limit += Math.max(0, read);
  }

  private boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
