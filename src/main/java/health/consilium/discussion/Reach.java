package health.consilium.discussion;

import java.util.function.IntToDoubleFunction;

/**
 * How far back posts are looked for: in the newest block of so many posts in a row, and so many
 * blocks before it. The sizes are those of the function {@code discussion_words}.
 *
 * @param size posts in a block
 * @param back blocks; of those there are
 */
record Reach(int size, long back) {
  /** Of so many of the newest posts that have the words the best are told. */
  static final int RANKED = 200;

  /** What the index knows blocks of this size by is no part of a word. */
  static final int SMALL = 512;

  /** Each costs a little, for each post that has the words in a larger one. */
  private static final int MOST_SMALL = 6;

  private static final int LARGE = 4_096;

  /** Each is a list of posts more, for each word. */
  private static final int MOST_LARGE = 16;

  private static final int HUGE = 65_536;

  /** More than a thousand posts: most words that are said often are said 200 times there. */
  static final Reach NEAREST = new Reach(SMALL, 2);

  /** Of a post that only has to lack words, whether it does is judged one by one. */
  private static final Reach LACKING = new Reach(SMALL, 8);

  /** All posts that have the words, however many. */
  static final Reach EVERYWHERE = new Reach(HUGE, Integer.MAX_VALUE);

  /** In the index a word stands with the number of its block of that size. */
  int wordsSize() {
    return Math.max(size, LARGE);
  }

  /** What stands between the two. */
  String sign() {
    return size == HUGE ? "###" : "##";
  }

  /** Whether there is nothing farther back. */
  boolean isAll(long newest, boolean isLacking) {
    return newest / size <= back || (isLacking && equals(LACKING));
  }

  /**
   * Where enough posts are to be expected.
   *
   * @param found how many posts so far back have the words
   */
  Reach farther(long found, long newest, boolean isLacking) {
    if (isLacking) {
      return LACKING;
    }
    if (found == 0) {
      return EVERYWHERE;
    }
    double expected = expected(found, newest);
    return smallest(blocks -> Math.ceil(expected / blocks));
  }

  /** Where the newest posts down to that one are. */
  static Reach downTo(long oldest, long newest) {
    return smallest(blocks -> newest / blocks - oldest / blocks);
  }

  /**
   * So many posts have enough with the words, were they as frequent; and more, where few say so.
   */
  private double expected(long found, long newest) {
    long read = newest + 1 - (newest / size - back) * size;
    return (double) read * RANKED / found * (1 + 2 / Math.sqrt((double) found));
  }

  /** In the smallest blocks of which it takes few. */
  private static Reach smallest(IntToDoubleFunction back) {
    if (back.applyAsDouble(SMALL) <= MOST_SMALL) {
      return new Reach(SMALL, (long) back.applyAsDouble(SMALL));
    }
    return back.applyAsDouble(LARGE) <= MOST_LARGE
        ? new Reach(LARGE, (long) back.applyAsDouble(LARGE))
        : new Reach(HUGE, (long) back.applyAsDouble(HUGE));
  }
}
