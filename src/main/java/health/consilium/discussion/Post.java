package health.consilium.discussion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote in a discussion. Of what is no longer shown others see the place alone.
 *
 * @param version 1 for what was posted, one more with each change: for its author and moderators
 *     also by what others never read, for others by what they see alone
 * @param discussion its id is also that of the post that opens it
 * @param title of the discussion; absent but in the post that opens it
 * @param text Markdown as it was written, with what the screening masked left out; absent, as title
 *     and html, where the reader may not read it
 * @param html the same for a page: paragraphs, emphasis, lists, quotations, code and links
 * @param heldFor what the screening, by its present rules, asks a moderator to judge. Empty where
 *     it finds nothing, as in a text rewritten after a decision; absent unless the post is held and
 *     the reader is its author or a moderator
 * @param quotes the post of the same discussion that it answers
 * @param own whether the reader wrote it
 * @param createdAt when it was posted
 * @param editedAt when its author last wrote it anew; absent while it is as it was posted
 * @param ruling what a moderator decided of this text; absent but for its author and moderators
 * @param edit what is to stand here once a moderator releases it; absent but for its author and
 *     moderators
 */
public record Post(
    UUID id,
    int version,
    UUID discussion,
    @Nullable String title,
    @Nullable String text,
    @Nullable String html,
    PostState state,
    @Nullable List<HeldFinding> heldFor,
    Byline by,
    @Nullable UUID quotes,
    boolean own,
    Instant createdAt,
    @Nullable Instant editedAt,
    @Nullable Ruling ruling,
    @Nullable WaitingEdit edit)
    implements Shown {

  @Override
  public int latest() {
    return edit == null ? version : Math.max(version, edit.version());
  }
}
