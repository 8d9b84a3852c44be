package health.consilium.mirror;

import java.io.IOException;
import java.io.OutputStream;

/** Some of a file's bytes, which follow each other. */
final class ExportPiece {
  private final long start;
  private final byte[] bytes;

  /**
   * @param start how many bytes of the file come before it
   */
  ExportPiece(long start, byte[] bytes) {
    this.start = start;
    this.bytes = bytes;
  }

  long start() {
    return start;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * Writes what it has of a range of the file.
   *
   * @param from the number of a byte in it
   * @param last the number of the last byte wanted
   * @return the number of the byte to go on with
   */
  long send(long from, long last, OutputStream out) throws IOException {
    int skipped = Math.toIntExact(from - start);
    int count = (int) Math.min(bytes.length - skipped, last + 1 - from);
    out.write(bytes, skipped, count);
    return from + count;
  }
}
