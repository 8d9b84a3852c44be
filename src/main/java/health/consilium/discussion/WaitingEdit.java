package health.consilium.discussion;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the author wants a post to say that others read as it was before: a moderator has yet to
 * decide, or decided against it.
 *
 * @param version of the post, by which a moderator names the edit
 * @param state held or rejected
 * @param heldFor what the screening asks a moderator to judge, as of a post; absent when it is
 *     rejected
 * @param title of the discussion; absent, as conflicts and case series, but in the post that opens
 *     it
 * @param text Markdown as it was written, with what the screening masked left out
 * @param html the same for a page
 * @param conflicts the opener's statement of conflicts of interest
 * @param caseSeries what a discussion of that type is about, in numbers
 * @param editedAt when its author wrote it
 * @param ruling why it was rejected
 */
public record WaitingEdit(
    int version,
    PostState state,
    @Nullable List<HeldFinding> heldFor,
    @Nullable String title,
    String text,
    String html,
    @Nullable String conflicts,
    @Nullable CaseSeries caseSeries,
    Instant editedAt,
    @Nullable Ruling ruling) {}
