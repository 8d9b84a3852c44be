package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Networks: each is kept by whoever created it. */
@Singleton
class Networks extends Documents<Network, NewNetwork> {

  Networks(Desk desk) {
    super(desk, Network.class);
  }

  @Override
  public String collection() {
    return "networks";
  }

  @Override
  public String noun() {
    return "network";
  }

  @Override
  public NewNetwork written(Network network) {
    return NewNetwork.of(network);
  }

  @Override
  public Network entry(Stamp stamp, NewNetwork written) {
    return written.network(stamp);
  }

  @Override
  Keys keys(Network network) {
    return new Keys(Optional.empty(), Optional.empty(), List.of());
  }

  /** It names no other resource. */
  @Override
  public void check(Network network, Author author) {}

  /**
   * Who keeps a network that a body names.
   *
   * @throws Refusal 422 when there is none of that id
   */
  Keeper keeperOfNamed(UUID network) {
    return keeperOf(network)
        .orElseThrow(() -> Refusal.unprocessable("/network", "names no network that is there"));
  }
}
