package health.consilium.discussion;

/** A post that nobody else changes until the transaction ends, and all that it says. */
record Standing(Post post, Wording wording) {

  /** What its author wrote last, whether others read it or not. */
  Wording latest() {
    var edit = post.edit();
    return edit == null ? wording : Wording.of(edit);
  }

  /**
   * Whether an edit stays beside what others read until a moderator has seen it: what the screening
   * holds, and what follows an edit that waits or was rejected. Otherwise a second edit would get
   * past the first one's judge.
   */
  boolean keeps(PostState screened) {
    return post.state() == PostState.SHOWN && (screened == PostState.HELD || post.edit() != null);
  }

  int nextVersion() {
    return post.latest() + 1;
  }
}
