package health.consilium.discussion;

import org.jspecify.annotations.Nullable;

/**
 * What a discussion is about, in short.
 *
 * @param title absent while the post that opens it is not shown
 */
public record Topic(@Nullable String title, DiscussionType type, Anchor anchor) {}
