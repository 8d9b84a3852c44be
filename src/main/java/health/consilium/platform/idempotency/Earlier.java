package health.consilium.platform.idempotency;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;

/**
 * That a key was taken before.
 *
 * @param isSame whether by the same request
 * @param reply what that one was answered
 */
public record Earlier(boolean isSame, Reply reply) {
  /**
   * The same answer again.
   *
   * @throws Refusal 422 when the key was another request's
   */
  public Reply again() {
    if (!isSame) {
      throw new Refusal(
          Fault.of(
              IdempotencyKey.HEADER,
              ProblemCode.UNPROCESSABLE,
              "was another request's: a new request needs a new key"));
    }
    return reply;
  }
}
