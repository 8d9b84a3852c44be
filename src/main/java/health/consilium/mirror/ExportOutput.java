package health.consilium.mirror;

import health.consilium.platform.hash.Sha256;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Cuts a file into pieces as it is written, and digests it. Never holds more than one piece. */
final class ExportOutput extends OutputStream {
  private static final int PIECE_BYTES = 1 << 20;

  private final Consumer<ExportPiece> shelf;
  private final MessageDigest digest = Sha256.begin();
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
  private long kept;

  /**
   * @param shelf where each piece goes, in order
   */
  ExportOutput(Consumer<ExportPiece> shelf) {
    this.shelf = shelf;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    digest.update(bytes, from, count);
    int done = 0;
    while (done < count) {
      int next = Math.min(count - done, piece.remaining());
      piece.put(bytes, from + done, next);
      done += next;
      if (!piece.hasRemaining()) {
        keep();
      }
    }
  }

  @Override
  public void close() {
    if (piece.position() > 0) {
      keep();
    }
  }

  /** How long the file is, once it is closed. */
  long bytes() {
    return kept;
  }

  /** Of the whole file, in hexadecimal. To be asked once. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void keep() {
    shelf.accept(new ExportPiece(kept, Arrays.copyOf(piece.array(), piece.position())));
    kept += piece.position();
    piece.clear();
  }
}
