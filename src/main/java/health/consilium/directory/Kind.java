package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one kind of resource knows of itself; {@link Register} does with it what all kinds have in
 * common. Called inside the register's transaction only.
 *
 * @param <T> a resource as it is read
 * @param <N> a resource as it is written
 */
interface Kind<T extends Entry, N> {
  /** Its collection, as the path says it: {@code healthcare-services}. */
  String collection();

  /** One of it, in a sentence: {@code healthcare service}. */
  String noun();

  /** What somebody who wants the resource as it is would write. */
  N written(T entry);

  /**
   * What was written, with what the service adds.
   *
   * @throws Refusal 422 when it breaks a rule of its own
   */
  T entry(Stamp stamp, N written);

  Optional<T> find(UUID id);

  /** The next rows of that owner, or of all, by id. */
  List<T> page(Keyset.Place place, Optional<UUID> owner);

  /**
   * Who may write it; empty where nobody keeps it yet, so that its author will.
   *
   * @throws Refusal 422 when what it belongs to is not there
   */
  Optional<Keeper> keeper(T entry);

  /**
   * The rules between this resource and others.
   *
   * @throws Refusal 422 when one is broken, 403 when only others may write it so
   */
  void check(T entry, Author author);

  void insert(T entry, Keeper keeper);

  void update(T entry);

  /**
   * Removes the resource.
   *
   * @throws Refusal 409 while others need it
   */
  void delete(T entry);

  /** The locations whose listings show it. */
  Set<UUID> places(T entry);
}
