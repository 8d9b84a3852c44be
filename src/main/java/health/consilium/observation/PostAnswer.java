package health.consilium.observation;

import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.problem.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/** What a post comes to. */
sealed interface PostAnswer {
  /** What is stored now, or the failure thrown. */
  Reply tell();

  /** What is stored now; none after a failure. */
  Optional<Reply> reply();

  /** What that says, or what it refuses. */
  static PostAnswer of(Supplier<Reply> answer) {
    try {
      return new Kept(answer.get());
    } catch (Refusal refusal) {
      return new Failed(refusal);
    }
  }

  record Kept(Reply told) implements PostAnswer {
    @Override
    public Reply tell() {
      return told;
    }

    @Override
    public Optional<Reply> reply() {
      return Optional.of(told);
    }
  }

  record Failed(RuntimeException failure) implements PostAnswer {
    @Override
    public Reply tell() {
      throw failure;
    }

    @Override
    public Optional<Reply> reply() {
      return Optional.empty();
    }
  }

  /**
   * Not stored, since somebody holds what it needs: to be tried again where nobody waits behind.
   *
   * @param byRows whether rows are locked, which the clinic's other posts need as well; else a
   *     request under the same key still runs
   */
  record HeldUp(boolean byRows) implements PostAnswer {
    @Override
    public Reply tell() {
      throw new IllegalStateException("a post that is held up has no answer yet");
    }

    @Override
    public Optional<Reply> reply() {
      return Optional.empty();
    }
  }
}
