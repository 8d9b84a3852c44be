package health.consilium.discussion;

import java.util.Optional;
import java.util.UUID;

/**
 * Which discussions are asked for.
 *
 * @param observation by which of the caller's own clinic they are anchored
 * @param author who opened them under the own name
 */
record DiscussionFilter(
    Optional<DiscussionType> type,
    Optional<AnchorKind> anchor,
    Optional<String> code,
    Optional<UUID> observation,
    Optional<UUID> author) {}
