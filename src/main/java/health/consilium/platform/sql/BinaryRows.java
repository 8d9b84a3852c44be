package health.consilium.platform.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Rows that are gathered to be copied into a table at once, in PostgreSQL's own binary form
 * ("COPY", "Binary Format" in its manual): each field is four bytes for its length and then its
 * value, and nothing is kept but these bytes.
 */
public final class BinaryRows {
  private static final byte[] HEAD =
      ByteBuffer.allocate(19)
          .put("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1))
          .putInt(0) // flags
          .putInt(0) // length of what extends the head
          .array();

  private static final byte[] END = {-1, -1};
  private static final int ABSENT = -1;
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  /** So much is allocated at once: what grows is never copied. */
  private static final int PIECE = 1 << 16;

  private final List<ByteBuffer> pieces = new ArrayList<>();
  private int count;

  /** Begins a row of so many fields, which are to follow in the order of the columns. */
  public BinaryRows row(int fields) {
    count++;
    room(Short.BYTES).putShort((short) fields);
    return this;
  }

  public BinaryRows smallint(int value) {
    field(Short.BYTES).putShort((short) value);
    return this;
  }

  public BinaryRows integer(@Nullable Integer value) {
    if (value == null) {
      return absent();
    }
    field(Integer.BYTES).putInt(value);
    return this;
  }

  public BinaryRows uuid(@Nullable UUID value) {
    if (value == null) {
      return absent();
    }
    field(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  /** A {@code timestamptz}. */
  public BinaryRows instant(Instant value) {
    field(Long.BYTES).putLong(ChronoUnit.MICROS.between(EPOCH, value));
    return this;
  }

  /** A {@code bytea} of at most some thousand bytes. */
  public BinaryRows bytes(byte[] value) {
    field(value.length).put(value);
    return this;
  }

  /** A {@code text} of at most some thousand characters. */
  public BinaryRows text(@Nullable String value) {
    return value == null ? absent() : bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** How many bytes are allocated for them. */
  public long allocated() {
    return pieces.stream().mapToLong(ByteBuffer::capacity).sum();
  }

  /**
   * Copies them.
   *
   * @param copy a {@code COPY … FROM STDIN (FORMAT binary)}
   */
  public void copy(Connection connection, String copy) throws SQLException {
    var in = new CopyManager(connection.unwrap(BaseConnection.class)).copyIn(copy);
    try {
      in.writeToCopy(HEAD, 0, HEAD.length);
      for (var piece : pieces) {
        in.writeToCopy(piece.array(), piece.arrayOffset(), piece.position());
      }
      in.writeToCopy(END, 0, END.length);
      in.endCopy();
    } finally {
      giveUp(in);
    }
  }

  /** Unless it has ended. */
  private static void giveUp(CopyIn in) throws SQLException {
    if (in.isActive()) {
      in.cancelCopy();
    }
  }

  private BinaryRows absent() {
    room(Integer.BYTES).putInt(ABSENT);
    return this;
  }

  private ByteBuffer field(int length) {
    return room(Integer.BYTES + length).putInt(length);
  }

  private ByteBuffer room(int bytes) {
    if (pieces.isEmpty() || pieces.getLast().remaining() < bytes) {
      pieces.add(ByteBuffer.allocate(Math.max(bytes, PIECE)));
    }
    return pieces.getLast();
  }
}
