package health.consilium.discussion;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.sql.Conditions;
import java.util.Optional;
import java.util.UUID;

/**
 * Which discussions, or posts of them, are asked for.
 *
 * @param observation by which of the caller's own clinic they are anchored
 * @param author who wrote the post, or that which opens the discussion, under the own name
 */
record DiscussionFilter(
    Optional<DiscussionType> type,
    Optional<AnchorKind> anchor,
    Optional<String> code,
    Optional<UUID> observation,
    Optional<UUID> author) {

  /** As conditions of posts {@code p} by authors {@code a} in discussions {@code d}. */
  Conditions conditions(Reader reader) {
    var conditions =
        new Conditions()
            .and("d.type = ?", type.map(WireNames::of))
            .and("d.anchor = ?", anchor.map(WireNames::of))
            .and("d.code = ?", code)
            .and("d.observation_id = ?", observation)
            .and("p.author_id = ?", author);
    observation.ifPresent(id -> onlyOwn(reader, conditions));
    author.ifPresent(id -> onlyNamed(reader, conditions));
    return conditions;
  }

  /** Another clinic's observation is not found by its id either. */
  private static void onlyOwn(Reader reader, Conditions conditions) {
    conditions.and("d.clinic_number = ?", reader.clinic().value());
  }

  /** A post that stands under its clinic alone is not found by its author, but by that author. */
  private static void onlyNamed(Reader reader, Conditions conditions) {
    if (!reader.moderates()) {
      conditions.and(
          "(p.named and a.name is not null or a.clinic_number = ? and a.client = ?)",
          reader.clinic().value(),
          reader.client());
    }
  }
}
