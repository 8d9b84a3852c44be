package health.consilium.platform.http;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that has to arrive within a time, however little of it comes at once: whoever sends
 * nothing at all is cut off by {@code quarkus.http.read-timeout}. Time runs from the first read on
 * and only while a read waits, not while its reader works on what has come.
 */
public final class TimedBody extends FilterInputStream {
  private final Duration patience;
  private final LongSupplier nanoTime;
  private long waited;

  public TimedBody(InputStream body, Duration patience) {
    this(body, patience, System::nanoTime);
  }

  /**
   * The same by another time.
   *
   * @param nanoTime like {@link System#nanoTime}, which does not move when the clock is set
   */
  TimedBody(InputStream body, Duration patience, LongSupplier nanoTime) {
    super(body);
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  /**
   * Reads some of it.
   *
   * @throws Refusal 408 when the time is over
   */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    long began = nanoTime.getAsLong();
    return inTime(super.read(into, offset, length), began);
  }

  @Override
  public int read() throws IOException {
    long began = nanoTime.getAsLong();
    return inTime(super.read(), began);
  }

  /** The end is always in time: all of the body is there. */
  private int inTime(int read, long began) {
    waited += nanoTime.getAsLong() - began;
    if (read >= 0 && waited >= patience.toNanos()) {
      throw new Refusal(
          ProblemCode.REQUEST_TIMEOUT,
          "The body did not arrive within %d seconds: send less at once."
              .formatted(patience.toSeconds()));
    }
    return read;
  }
}
