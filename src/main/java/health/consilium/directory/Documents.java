package health.consilium.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The kinds whose resources are kept whole, as the JSON that the API shows. */
abstract class Documents<T extends Entry, N> implements Kind<T, N> {
  /** What all of them work with. */
  @Singleton
  record Desk(
      DirectoryEntryRow.Queries entries,
      References references,
      EntityManager session,
      ObjectMapper json) {
    <T> Stream<T> read(List<DirectoryEntryRow> rows, Class<T> type) {
      return rows.stream().map(row -> read(row, type));
    }

    /**
     * While replicas are replaced, an older one passes over what it does not know, and writes
     * nothing of a verification.
     */
    <T> T read(DirectoryEntryRow row, Class<T> type) {
      try {
        var resource = (ObjectNode) json.readTree(row.resource);
        if (!resource.has(VERIFICATION)) {
          resource.set(VERIFICATION, json.valueToTree(Verification.NONE));
        }
        return json.readerFor(type)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readValue(resource);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * What an entry is looked up by, beside its id.
   *
   * @param owner the resource by which the collection is filtered
   * @param npi a practitioner's
   * @param refers all resources that it names
   */
  record Keys(Optional<UUID> owner, Optional<Npi> npi, List<UUID> refers) {}

  private static final String VERIFICATION = "verification";

  private final Desk desk;
  private final Class<T> type;

  Documents(Desk desk, Class<T> type) {
    this.desk = desk;
    this.type = type;
  }

  abstract Keys keys(T entry);

  @Override
  public Optional<T> find(UUID id) {
    return desk.entries().entry(collection(), id).map(row -> desk.read(row, type));
  }

  @Override
  public List<T> page(Keyset.Place place, Optional<UUID> owner) {
    return owner
        .map(id -> desk.entries().entriesOf(collection(), id, place.after(), place.rows()))
        .orElseGet(() -> desk.entries().entriesAfter(collection(), place.after(), place.rows()))
        .stream()
        .map(row -> desk.read(row, type))
        .toList();
  }

  /** Who created it, unless the kind says otherwise. */
  @Override
  public Optional<Keeper> keeper(T entry) {
    return keeperOf(entry.id());
  }

  Optional<Keeper> keeperOf(UUID id) {
    return desk.entries().entry(collection(), id).map(row -> new Keeper(row.clinic));
  }

  @Override
  public void insert(T entry, Keeper keeper) {
    if (desk.entries().any(entry.id()).isPresent()) {
      throw new Refusal(ProblemCode.CONFLICT, "Another resource has this id: choose another.");
    }
    var row = new DirectoryEntryRow();
    row.id = entry.id();
    row.version = entry.version();
    row.collection = collection();
    row.clinic = keeper.clinic();
    show(row, entry);
    row.persist();
  }

  @Override
  public void update(T entry) {
    show(desk.entries().entry(collection(), entry.id()).orElseThrow(), entry);
  }

  @Override
  public void delete(T entry) {
    desk.references().requireNoneTo(entry.id());
    desk.session().remove(desk.entries().entry(collection(), entry.id()).orElseThrow());
  }

  /** No listing shows it, unless the kind says otherwise. */
  @Override
  public Set<UUID> places(T entry) {
    return Set.of();
  }

  private void show(DirectoryEntryRow row, T entry) {
    var keys = keys(entry);
    row.active = entry.active();
    row.verified = VerificationColumns.of(entry.verification());
    row.owner = keys.owner().orElse(null);
    row.npi = keys.npi().map(Npi::digits).orElse(null);
    row.refers = keys.refers();
    try {
      row.resource = desk.json().writeValueAsString(entry);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
