package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Every kind of resource. */
@Singleton
class Kinds {
  private final List<Kind<?, ?>> all;

  Kinds(@All List<Kind<?, ?>> all) {
    this.all = List.copyOf(all);
  }

  /** Their collections, in the order of their names. */
  List<String> collections() {
    return all.stream().<String>map(Kind::collection).sorted().toList();
  }

  /** That of a collection, if there is one of that name. */
  Optional<Kind<?, ?>> of(String collection) {
    return all.stream().filter(kind -> kind.collection().equals(collection)).findFirst();
  }

  /** That of a collection which is stored, and therefore one of ours. */
  Kind<?, ?> stored(String collection) {
    return of(collection).orElseThrow();
  }

  /**
   * That of a collection which a parameter names.
   *
   * @throws Refusal 400 when there is none of that name
   */
  Kind<?, ?> parameter(String name, String collection) {
    return of(collection)
        .orElseThrow(
            () -> Refusal.parameter(name, "must be one of " + String.join(", ", collections())));
  }
}
