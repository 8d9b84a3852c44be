package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptCardsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  @Test
  void a_card_is_found_by_its_number_and_drawing() {
    var kept = new KeptCards(10_000);
    var card = card(7, 2, 100);
    kept.keep(card);

    assertThat(kept.find(new CardKey(7, 2), TODAY)).containsSame(card);
    assertThat(kept.find(new CardKey(7, 1), TODAY)).isEmpty();
    assertThat(kept.find(new CardKey(8, 2), TODAY)).isEmpty();
  }

  @Test
  void one_that_tells_ages_is_found_on_its_day_only() {
    var kept = new KeptCards(10_000);
    var key = new CardKey(7, 1);
    kept.keep(card(key, Optional.of(TODAY), 100));

    assertThat(kept.find(key, TODAY)).isPresent();
    assertThat(kept.find(key, TODAY.plusDays(1))).isEmpty();
  }

  @Test
  void a_new_drawing_takes_the_place_of_the_old_one() {
    var kept = new KeptCards(10_000);
    kept.keep(card(7, 1, 100));
    kept.keep(card(7, 2, 300));

    assertThat(kept.find(new CardKey(7, 1), TODAY)).isEmpty();
    assertThat(kept.bytes()).isEqualTo(300);
  }

  @Test
  void numbers_far_apart_may_want_one_place_and_the_last_has_it() {
    var kept = new KeptCards(10_000);
    kept.keep(card(7, 1, 100));
    kept.keep(card(7 + (1 << 30), 1, 100));

    assertThat(kept.find(new CardKey(7, 1), TODAY)).isEmpty();
    assertThat(kept.find(new CardKey(7 + (1 << 30), 1), TODAY)).isPresent();
  }

  @Test
  void all_together_never_have_more_bytes_than_they_may() {
    var kept = new KeptCards(10_000);
    var random = new Random(1);
    for (int number = 1; number <= 1_000; number++) {
      kept.keep(card(number, 1, random.nextInt(2_000)));

      assertThat(kept.bytes()).isEqualTo(found(kept)).isBetween(0L, 10_000L);
    }
    assertThat(kept.bytes()).isGreaterThan(7_000);
  }

  @ParameterizedTest
  @CsvSource({"10000, 10000", "10001, 0"})
  void one_longer_than_all_may_be_is_not_kept(int length, long bytes) {
    var kept = new KeptCards(10_000);
    kept.keep(card(7, 1, length));

    assertThat(kept.find(new CardKey(7, 1), TODAY).isPresent()).isEqualTo(bytes > 0);
    assertThat(kept.bytes()).isEqualTo(bytes);
  }

  private static long found(KeptCards kept) {
    return IntStream.rangeClosed(1, 1_000)
        .mapToObj(number -> kept.find(new CardKey(number, 1), TODAY))
        .flatMap(Optional::stream)
        .mapToLong(Card::length)
        .sum();
  }

  private static Card card(int number, int drawn, int length) {
    return card(new CardKey(number, drawn), Optional.empty(), length);
  }

  private static Card card(CardKey key, Optional<LocalDate> day, int length) {
    return new Card(
        key,
        new UUID(0, key.number()),
        day,
        Openness.UNKNOWN,
        Offered.UNKNOWN,
        new byte[length / 2],
        new byte[0],
        new byte[length - length / 2]);
  }
}
