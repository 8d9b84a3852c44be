package health.consilium.faults;

import health.consilium.PackagedService;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Names a replica that has said of itself, a tenth of a second ago, that it is ready. */
final class Balancer implements Supplier<URI>, AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(100);

  private final Deployment deployment;
  private final AtomicInteger next = new AtomicInteger();
  private final Thread looking;
  private volatile List<URI> ready;

  Balancer(Deployment deployment) {
    this.deployment = deployment;
    this.ready = List.of(deployment.url());
    this.looking = Thread.ofVirtual().start(this::look);
  }

  @Override
  public URI get() {
    var choice = ready;
    return choice.get(Math.floorMod(next.getAndIncrement(), choice.size()));
  }

  @Override
  public void close() {
    looking.interrupt();
  }

  private void look() {
    while (!Thread.currentThread().isInterrupted()) {
      var found =
          deployment.replicas().stream()
              .filter(Balancer::isReady)
              .map(PackagedService::url)
              .toList();
      ready = found.isEmpty() ? ready : found;
      Run.pause(EVERY);
    }
  }

  private static boolean isReady(PackagedService replica) {
    try {
      return replica.get(replica.managementUrl(), "/q/health/ready").statusCode() == 200;
    } catch (IOException away) {
      return false;
    }
  }
}
