package health.consilium.observation;

import health.consilium.platform.json.JsonLines;
import java.io.IOException;

/** Observations in JSON, each as it is posted alone. */
record ObservationLines(JsonLines lines) implements ObservationFile {
  @Override
  public boolean next() throws IOException {
    return lines.next();
  }

  @Override
  public long line() {
    return lines.line();
  }

  @Override
  public NewObservation observation() {
    return lines.read(NewObservation.class);
  }

  @Override
  public String place(String pointer) {
    return pointer;
  }
}
