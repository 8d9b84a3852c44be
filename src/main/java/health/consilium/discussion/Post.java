package health.consilium.discussion;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote in a discussion.
 *
 * @param version 1 for what was posted, one more with each change
 * @param discussion its id is also that of the post that opens it
 * @param title of the discussion; absent but in the post that opens it
 * @param text Markdown as it was written, with what the screening masked left out
 * @param html the same for a page: paragraphs, emphasis, lists, quotations, code and links
 * @param quotes the post of the same discussion that it answers
 * @param createdAt when it was posted
 */
public record Post(
    UUID id,
    int version,
    UUID discussion,
    @Nullable String title,
    String text,
    String html,
    PostState state,
    Byline by,
    @Nullable UUID quotes,
    Instant createdAt)
    implements Versioned {}
