package health.consilium.search;

import java.time.Instant;

/**
 * At what moment a hit's opening is looked at, and whether it has to be open then.
 *
 * @param moment of the request, unless another one was asked for
 * @param kind what the caller said of it
 */
record OpenWish(Instant moment, Kind kind) {
  /** Nobody asked, and it does not matter when. */
  static final OpenWish NONE = new OpenWish(Instant.EPOCH, Kind.SHOWN);

  /** What the caller said of the moment. */
  enum Kind {
    /** Nothing: open and closed are shown alike. */
    SHOWN,
    NOW,
    AT
  }

  boolean isMet(Openness openness) {
    return kind == Kind.SHOWN || openness.isOpenAt(moment);
  }

  boolean narrows() {
    return kind != Kind.SHOWN;
  }

  /** Whether the same question has another answer once a place opens or closes. */
  boolean passes() {
    return kind != Kind.AT;
  }

  /** What of it chooses the hits. "Now" is another moment on the next page. */
  String identity() {
    return switch (kind) {
      case SHOWN -> "";
      case NOW -> " open now";
      case AT -> " open at " + moment;
    };
  }
}
