package health.consilium.discussion;

import health.consilium.platform.problem.Refusal;

/** How long texts may be, in UTF-16 code units. */
final class Lengths {
  static final int TITLE = 200;
  static final int TEXT = 10_000;
  static final int CONFLICTS = 1_000;

  /** Of a moderator. */
  static final int REASON = 500;

  /** Of a draft that is only checked. */
  static final int DRAFT = 100_000;

  private Lengths() {}

  /**
   * @throws Refusal.Invalid for a text that is blank or longer
   */
  static void check(String name, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new Refusal.Invalid(name, "must have 1 to %,d characters".formatted(longest));
    }
  }

  /**
   * The same of what stands in one line.
   *
   * @throws Refusal.Invalid also for any control character
   */
  static void checkLine(String name, String text, int longest) {
    check(name, text, longest);
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal.Invalid(name, "must be one line");
    }
  }
}
