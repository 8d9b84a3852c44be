package health.consilium;

import health.consilium.access.EachClinic;
import health.consilium.observation.OutcomeRebuild;
import java.io.PrintStream;

/**
 * The command {@code rebuild-outcomes}: makes what is derived from observations anew, clinic by
 * clinic, while the service goes on. It changes no answer unless a rule changed or a table was
 * damaged.
 */
final class RebuildOutcomes {
  private RebuildOutcomes() {}

  /** Tells each clinic that is done; what was done stays when a later one fails. Returns 0. */
  static int run(PrintStream out) {
    return CommandDatabase.use(
        connection -> {
          EachClinic.enter(
              connection,
              (clinic, number) ->
                  out.printf(
                      "clinic=%s courses=%d%n", clinic, OutcomeRebuild.of(connection, number)));
          return 0;
        });
  }
}
