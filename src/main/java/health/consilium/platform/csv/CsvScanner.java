package health.consilium.platform.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a table of RFC 4180 row by row, however long it is: it holds one row, and makes texts of
 * the cells that are asked for only. Text is UTF-8, or else ISO 8859-1, cell by cell.
 */
public final class CsvScanner {
  /** More than any row has: a quote that is never closed would otherwise fill the memory. */
  private static final int ROW_BYTES = 1 << 20;

  private static final int FIRST_BYTES = 1 << 16;
  private static final int MOST_CELLS = 4_096;

  /** What Java puts where the bytes are none of UTF-8. */
  private static final char NOT_UTF8 = '\uFFFD';

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream source;
  private byte[] buffer = new byte[FIRST_BYTES];
  private final int[] starts = new int[MOST_CELLS];
  private final int[] ends = new int[MOST_CELLS];
  private int cells;
  private int row;
  private int next;
  private int limit;
  private boolean ended;
  private long line = 1;
  private long nextLine = 1;

  public CsvScanner(InputStream source) {
    this.source = source;
  }

  /**
   * Goes to the next row that is not empty.
   *
   * @return whether there is one
   * @throws BrokenTable when the table is not well-formed from here on
   */
  public boolean next() throws IOException {
    do {
      row = next;
      line = nextLine;
      while (!scan()) {
        refill();
      }
    } while (cells == 1 && starts[0] == ends[0] && row < limit);
    return row < limit;
  }

  /** The line on which the row begins, counted from 1. */
  public long line() {
    return line;
  }

  /** Whether the row is in UTF-8, as it should be. */
  public boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, row, next - row));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** How many cells the row has. */
  public int size() {
    return cells;
  }

  /** One cell, without the quotes and spaces around it. */
  public String cell(int index) {
    String text = text(starts[index], ends[index]);
    return (text.indexOf('"') < 0 ? text : text.replace("\"\"", "\"")).strip();
  }

  /** Whether a cell has nothing in it. */
  public boolean isEmpty(int index) {
    return starts[index] == ends[index];
  }

  private String text(int from, int to) {
    String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf(NOT_UTF8) < 0
        ? text
        : new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Finds the cells of the row; false when it goes on behind what was read. */
  private boolean scan() {
    cells = 0;
    nextLine = line;
    int at = row;
    while (at < limit || ended) {
      at = at < limit && buffer[at] == '"' ? quoted(at + 1) : plain(at);
      if (at < 0) {
        return false;
      }
      if (at >= limit || buffer[at] != ',') {
        return finish(at);
      }
      at++;
      if (at == limit && ended) {
        throw truncated();
      }
    }
    return false;
  }

  /** The end of a cell that begins behind a quote; negative when it is not there yet. */
  private int quoted(int from) {
    int at = from;
    while (at < limit) {
      if (buffer[at] == '\n') {
        nextLine++;
      } else if (buffer[at] == '"') {
        if (at + 1 >= limit && !ended) {
          return -1;
        }
        if (at + 1 >= limit || buffer[at + 1] != '"') {
          add(from, at);
          return closed(at + 1);
        }
        at++;
      }
      at++;
    }
    if (ended) {
      throw truncated();
    }
    return -1;
  }

  private int closed(int at) {
    boolean right = at >= limit || buffer[at] == ',' || buffer[at] == '\n' || buffer[at] == '\r';
    if (!right) {
      throw new BrokenTable(line, "has text behind a closing quote: a quote in a text is doubled");
    }
    return at;
  }

  private int plain(int from) {
    int at = from;
    while (at < limit && buffer[at] != ',' && buffer[at] != '\n' && buffer[at] != '\r') {
      if (buffer[at] == '"') {
        throw new BrokenTable(line, "has a quote inside a text that does not begin with one");
      }
      at++;
    }
    if (at >= limit && !ended) {
      return -1;
    }
    if (at >= limit && at > from) {
      // whether more should have followed cannot be told
      throw truncated();
    }
    add(from, at);
    return at;
  }

  private void add(int from, int to) {
    if (cells == MOST_CELLS) {
      throw new BrokenTable(line, "has more than " + MOST_CELLS + " cells");
    }
    starts[cells] = from;
    ends[cells] = to;
    cells++;
  }

  /** The row ends here; what ends it belongs to it. */
  private boolean finish(int end) {
    int at = end;
    if (at < limit && buffer[at] == '\r') {
      at++;
    }
    if (at >= limit && !ended) {
      return false;
    }
    if (at < limit && buffer[at] == '\n') {
      at++;
    }
    next = at;
    nextLine++;
    return true;
  }

  private void refill() throws IOException {
    System.arraycopy(buffer, row, buffer, 0, limit - row);
    limit -= row;
    row = 0;
    if (limit == buffer.length) {
      if (limit >= ROW_BYTES) {
        throw new BrokenTable(line, "is longer than any row: a quote is never closed");
      }
      buffer = Arrays.copyOf(buffer, limit * 2);
    }
    int read = source.read(buffer, limit, buffer.length - limit);
    ended = read < 0;
    limit += Math.max(0, read);
    if (line == 1 && Arrays.mismatch(buffer, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length) {
      row = BYTE_ORDER_MARK.length;
    }
  }

  private BrokenTable truncated() {
    return new BrokenTable(line, "is cut off: the file is not complete");
  }
}
