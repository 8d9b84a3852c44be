package health.consilium.discussion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post beside what its discussion is about.
 *
 * @param shownAt since when others could first read it; absent while they never could, which only
 *     moderators see
 */
public record Contribution(Topic topic, @Nullable Instant shownAt, Post post) {}
