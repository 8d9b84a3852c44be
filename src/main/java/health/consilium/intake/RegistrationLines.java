package health.consilium.intake;

import health.consilium.directory.Directory;
import health.consilium.directory.Registration;
import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.json.StrictParser;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Registrations as we write them, one in JSON to a line; empty lines are passed over. */
final class RegistrationLines implements ProviderFile {
  private static final int LINE_BYTES = 1 << 16;

  private final InputStream source;
  private final StrictParser parser;
  private final Directory directory;
  private long line;
  private boolean ended;

  RegistrationLines(InputStream source, StrictParser parser, Directory directory) {
    this.source = new BufferedInputStream(source, LINE_BYTES);
    this.parser = parser;
    this.directory = directory;
  }

  @Override
  public boolean readInto(Batch batch) throws IOException {
    byte[] bytes = next();
    if (bytes.length == 0) {
      return !ended;
    }
    batch.count();
    try {
      batch.add(new Batch.Staged(line, registration(bytes)));
    } catch (Refusal refusal) {
      batch.add(rejection(refusal));
    }
    return true;
  }

  private Registration registration(byte[] bytes) {
    var registration = parser.read(text(bytes), Registration.class);
    directory.check(registration);
    return registration;
  }

  private Rejection rejection(Refusal refusal) {
    if (ended && refusal.code() == ProblemCode.MALFORMED_BODY) {
      throw new BrokenTable(line, "is cut off: the file is not complete");
    }
    var fault = refusal.faults().getFirst();
    return new Rejection(line, place(fault.pointer(), fault.parameter()), fault.detail());
  }

  private static String place(@Nullable String pointer, @Nullable String parameter) {
    return pointer == null ? "/" + parameter : pointer;
  }

  private String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.unprocessable("", "must be UTF-8");
    }
  }

  /** The next line without its end; an empty one behind the last. */
  private byte[] next() throws IOException {
    line++;
    var bytes = new ByteArrayOutputStream();
    int read = source.read();
    while (read >= 0 && read != '\n') {
      if (bytes.size() == LINE_BYTES) {
        throw new BrokenTable(line, "is longer than " + LINE_BYTES + " bytes");
      }
      bytes.write(read);
      read = source.read();
    }
    ended = read < 0;
    return bytes.toString(StandardCharsets.UTF_8).isBlank() ? new byte[0] : bytes.toByteArray();
  }
}
