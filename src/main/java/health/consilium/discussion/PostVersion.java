package health.consilium.discussion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a post was, or is, for moderators.
 *
 * @param version 1 for what was posted
 * @param title absent but in the post that opens a discussion
 * @param text absent once it was retracted
 * @param conflicts the opener's statement of conflicts of interest then; absent, as the case
 *     series, but in the post that opens a discussion
 * @param ruling what a moderator decided of this text
 * @param changedAt when it became so
 * @param changedBy who made it so: the subject of the token
 */
public record PostVersion(
    int version,
    PostState state,
    @Nullable String title,
    @Nullable String text,
    @Nullable String conflicts,
    @Nullable CaseSeries caseSeries,
    @Nullable Ruling ruling,
    Instant changedAt,
    String changedBy) {}
