package health.consilium.intake;

import health.consilium.directory.Directory;
import health.consilium.directory.Registration;
import health.consilium.platform.json.JsonLines;
import health.consilium.platform.json.StrictParser;
import health.consilium.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Registrations as we write them, one in JSON to a line. */
final class RegistrationLines implements ProviderFile {
  private final JsonLines lines;
  private final Directory directory;

  RegistrationLines(InputStream source, StrictParser parser, Directory directory) {
    this.lines = new JsonLines(source, parser);
    this.directory = directory;
  }

  @Override
  public boolean readInto(Batch batch) throws IOException {
    if (!lines.next()) {
      return false;
    }
    batch.count();
    try {
      batch.add(new Batch.Staged(lines.line(), registration()));
    } catch (Refusal refusal) {
      batch.add(rejection(refusal));
    }
    return true;
  }

  private Registration registration() {
    var registration = lines.read(Registration.class);
    directory.check(registration);
    return registration;
  }

  private Rejection rejection(Refusal refusal) {
    var fault = refusal.faults().getFirst();
    return new Rejection(lines.line(), place(fault.pointer(), fault.parameter()), fault.detail());
  }

  private static String place(@Nullable String pointer, @Nullable String parameter) {
    return pointer == null ? "/" + parameter : pointer;
  }
}
