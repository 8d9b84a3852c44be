package health.consilium.platform.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The service cannot start, for a reason that whoever started it can mend. The message is written
 * for them and printed as it stands, without a stack trace; it may quote the last lines of a tool's
 * log below its first line.
 */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
