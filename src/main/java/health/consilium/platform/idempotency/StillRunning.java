package health.consilium.platform.idempotency;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;

/** That the same request is being carried out just now: 409, to be repeated a little later. */
public final class StillRunning extends Refusal {
  private static final long serialVersionUID = 1;
  private static final String RETRY_SECONDS = "2";

  public StillRunning() {
    super(
        ProblemCode.CONFLICT,
        "The same request is still running: repeat it a little later.",
        List.of(),
        List.of(),
        Map.of(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
  }
}
