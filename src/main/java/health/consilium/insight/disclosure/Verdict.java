package health.consilium.insight.disclosure;

/** What a release does with a cell. */
public sealed interface Verdict {
  /** Shows its present value. */
  record Fresh(Shown value) implements Verdict {}

  /** Shows the value that it has shown before. */
  record Standing(Shown value) implements Verdict {}

  /** Says why it is not shown. */
  record Hidden(Reason reason) implements Verdict {}
}
