package health.consilium.discussion;

import java.time.Instant;
import java.util.List;

/**
 * A post that waits for a moderator.
 *
 * @param waitingSince when it was held, or first reported since a moderator last decided
 * @param reports how many readers have reported it since then
 * @param reasons theirs, each once
 */
public record Queued(Post post, Instant waitingSince, int reports, List<ReportReason> reasons) {}
