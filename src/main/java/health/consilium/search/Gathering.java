package health.consilium.search;

import health.consilium.directory.OpenState;
import health.consilium.platform.paging.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hits of one page, as it fills: how far it came, and when what it shows changes first. */
final class Gathering {
  private final SearchQuery query;
  private final List<Hit> hits = new ArrayList<>();
  private Bookmark end;
  private boolean full;
  private Optional<Instant> changes = Optional.empty();

  Gathering(SearchQuery query, Bookmark start) {
    this.query = query;
    this.end = start;
  }

  /** The search to go on with: pages of its own, or long ones of which much is passed over. */
  SearchQuery ahead() {
    return query.wish().narrows() ? query.inPagesOf(new Limit(Limit.MAX)) : query;
  }

  /** How many to look at before the page ends: until it is full, or those of one page. */
  int reach(int most) {
    return full ? 0 : query.wish().narrows() ? most : 1;
  }

  /**
   * Takes what comes next, if the page has room for it; else it is what more follows, for as long
   * as it does. A card that is gone has nothing to show.
   */
  void add(Found found, Optional<Card> card) {
    if (full) {
      return;
    }
    boolean fits = card.filter(each -> query.wish().isMet(each.openness())).isPresent();
    full = fits && hits.size() == query.limit().value();
    card.flatMap(each -> each.openness().at(query.wish().moment())).ifPresent(this::note);
    if (!full) {
      card.filter(each -> fits).ifPresent(each -> hits.add(hit(found, each)));
      end = end.past(List.of(found));
    }
  }

  private Hit hit(Found found, Card card) {
    return Hit.of(found, card, query, card.openness().at(query.wish().moment()));
  }

  private void note(OpenState state) {
    var next = state.changesAt();
    if (next.isPresent() && (changes.isEmpty() || next.get().isBefore(changes.get()))) {
      changes = next;
    }
  }

  /** Whether something came for which there was no room. */
  boolean isFull() {
    return full;
  }

  List<Hit> hits() {
    return hits;
  }

  /** Past everything that was taken or passed over. */
  Bookmark end() {
    return end;
  }

  /** When the first of those looked at opens or closes; empty if nobody's hours are known. */
  Optional<Instant> changes() {
    return query.wish().passes() ? changes : Optional.empty();
  }
}
