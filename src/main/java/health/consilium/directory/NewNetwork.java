package health.consilium.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as it is written. Lists are empty unless told.
 *
 * @param active whether it is in force; it is unless told otherwise
 * @param identifiers what others call it; none unless told
 * @param name 1 to 200 characters
 * @param insurer who runs it, 1 to 200 characters
 */
public record NewNetwork(
    @Nullable Boolean active,
    @Nullable List<Identifier> identifiers,
    String name,
    @Nullable String insurer) {

  static NewNetwork of(Network network) {
    return new NewNetwork(
        network.active(), network.identifiers(), network.name(), network.insurer());
  }

  Network network(Stamp stamp) {
    return new Network(
        stamp.id(),
        stamp.version(),
        Rules.unlessTold(active, true),
        Rules.orNone(identifiers),
        stamp.at(),
        stamp.verification(),
        name,
        insurer);
  }
}
