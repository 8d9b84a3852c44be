package health.consilium.access;

import health.consilium.platform.hash.Sha256;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash of one seal in the making: SHA-256 over the seal before, what the seal says of itself,
 * and each of its entries in their order. Numbers are big-endian, times microseconds since 1970,
 * texts UTF-8 behind their length; what may be absent comes behind a byte that says whether it is
 * there.
 */
final class AuditChain {
  private final MessageDigest digest;
  private final DataOutputStream out;
  private final int clinic;
  private final int number;
  private final Instant until;
  private int entries;

  /** The seal that follows on that one and ends then. */
  AuditChain(AuditSeals.Seal last, Instant until) {
    this.digest = Sha256.begin();
    this.out =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    this.clinic = last.clinic();
    this.number = last.number() + 1;
    this.until = until;
    write(
        () -> {
          out.write(HexFormat.of().parseHex(last.hash()));
          out.writeInt(clinic);
          out.writeInt(number);
          time(until);
        });
  }

  void add(AuditTable.Line line) {
    entries++;
    var entry = line.entry();
    write(
        () -> {
          out.writeLong(line.number());
          time(entry.recordedAt());
          text(entry.client());
          text(entry.action().name());
          text(entry.resource());
          id(entry.id());
          out.writeBoolean(entry.count() != null);
          out.writeInt(entry.count() == null ? 0 : entry.count());
          id(entry.request());
        });
  }

  /** Over all that was added; the last call. */
  AuditSeals.Seal seal() {
    return new AuditSeals.Seal(
        clinic, number, until, entries, HexFormat.of().formatHex(digest.digest()));
  }

  private void time(Instant at) throws IOException {
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void id(@Nullable UUID id) throws IOException {
    out.writeBoolean(id != null);
    out.writeLong(id == null ? 0 : id.getMostSignificantBits());
    out.writeLong(id == null ? 0 : id.getLeastSignificantBits());
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("a digest refuses nothing", e);
    }
  }
}
