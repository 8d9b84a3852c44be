package health.consilium.discussion;

import org.jspecify.annotations.Nullable;

/**
 * All that a post says.
 *
 * @param title of the discussion that it opens, as conflicts and case series
 * @param text absent once it is retracted
 * @param conflicts the opener's conflicts of interest
 */
record Wording(
    @Nullable String title,
    @Nullable String text,
    @Nullable String conflicts,
    @Nullable CaseSeries caseSeries) {
  static final Wording NONE = new Wording(null, null, null, null);

  static Wording of(WaitingEdit edit) {
    return new Wording(edit.title(), edit.text(), edit.conflicts(), edit.caseSeries());
  }
}
