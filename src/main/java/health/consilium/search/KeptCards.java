package health.consilium.search;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Cards that were read, each at the place that its number names, until they have as many bytes as
 * they may; then those go that lie ahead of a hand, which walks around all places. Finding one
 * touches its place and the card, and writes nothing. Numbers are given one after the other, so
 * that two cards seldom want the same place; then the one that was read last has it.
 */
final class KeptCards {
  /** Hardly a card is smaller: there is a place for each that can be kept. */
  private static final int SMALL = 512;

  private static final int MOST_PLACES = 1 << 24;

  private final long most;
  private final AtomicReferenceArray<@Nullable Card> places;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger hand = new AtomicInteger();

  /**
   * For so many bytes.
   *
   * @param most of the cards' JSON, over 0
   */
  KeptCards(long most) {
    this.most = most;
    this.places =
        new AtomicReferenceArray<>(Integer.highestOneBit(Math.clamp(most / SMALL, 1, MOST_PLACES)));
  }

  /** This drawing of a card, where it is kept and right on that day. */
  Optional<Card> find(CardKey key, LocalDate today) {
    var card = places.get(place(key.number()));
    return card != null && card.is(key, today) ? Optional.of(card) : Optional.empty();
  }

  /** Keeps it in the place of whatever is there. */
  void keep(Card card) {
    put(place(card.number()), card);
    while (bytes.get() > most) {
      put(place(hand.getAndIncrement()), null);
    }
  }

  /** How many bytes all have. */
  long bytes() {
    return bytes.get();
  }

  private void put(int place, @Nullable Card card) {
    var before = places.getAndSet(place, card);
    bytes.addAndGet(length(card) - length(before));
  }

  private static long length(@Nullable Card card) {
    return card == null ? 0 : card.length();
  }

  /** There is a power of two of them. */
  private int place(int number) {
    return number & (places.length() - 1);
  }
}
