package health.consilium.discussion;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post that waits for a moderator.
 *
 * @param waitingSince when it was held, or first reported since a moderator last decided
 * @param reports how many readers have reported it since then
 * @param reasons theirs, each once
 * @param textTag If-Match of a decision of the post as it is; absent where the edit alone waits
 * @param editTag If-Match of a decision of the edit beside it; absent where none waits
 */
public record Queued(
    Post post,
    Instant waitingSince,
    int reports,
    List<ReportReason> reasons,
    @Nullable String textTag,
    @Nullable String editTag) {}
