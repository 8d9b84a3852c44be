package health.consilium.platform.http;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A body that has to arrive within a time, however little of it comes at once: whoever sends
 * nothing at all is cut off by {@code quarkus.http.read-timeout}.
 */
public final class TimedBody extends FilterInputStream {
  private final Clock clock;
  private final Duration patience;
  private final Instant end;

  public TimedBody(InputStream body, Clock clock, Duration patience) {
    super(body);
    this.clock = clock;
    this.patience = patience;
    this.end = clock.instant().plus(patience);
  }

  /**
   * Reads some of it.
   *
   * @throws Refusal 400 when the time is over
   */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    requireInTime();
    return read;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    requireInTime();
    return read;
  }

  private void requireInTime() {
    if (clock.instant().isAfter(end)) {
      throw new Refusal(
          Fault.at(
              "",
              ProblemCode.MALFORMED_BODY,
              "did not arrive within %d seconds: send less at once"
                  .formatted(patience.toSeconds())));
    }
  }
}
