package health.consilium.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Carries out {@link FewFromOneAddress}, and tells with each answer how much is left. */
class AddressLimit {
  private static final String LEFT = AddressLimit.class.getName();
  private static final int QUOTA = 10;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Addresses, of which the ones longest unseen are forgotten: some 20 MB. */
  private static final int REMEMBERED = 100_000;

  private final CurrentVertxRequest http;
  private final int proxies;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  AddressLimit(
      CurrentVertxRequest http,
      Clock clock,
      @ConfigProperty(name = "consilium.http.proxies") int proxies) {
    this.http = http;
    this.proxies = proxies;
    this.time = new Wall(clock);
  }

  /** The service's clock for buckets. */
  private record Wall(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  @FewFromOneAddress
  @ServerRequestFilter
  void take(ContainerRequestContext request) {
    String address = CallerAddress.of(http.getCurrent().request(), proxies);
    var probe = take(address);
    request.setProperty(LEFT, probe);
    if (!probe.isConsumed()) {
      throw new Refusal(
              ProblemCode.RATE_LIMITED,
              "At most %d of these a minute from one address.".formatted(QUOTA))
          .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds(probe)));
    }
  }

  ConsumptionProbe take(String address) {
    return buckets.get(address, unseen -> bucket()).tryConsumeAndReturnRemaining(1);
  }

  @FewFromOneAddress
  @ServerResponseFilter
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(LEFT) instanceof ConsumptionProbe probe) {
      response
          .getHeaders()
          .putSingle(
              "RateLimit-Policy", "\"reports\";q=%d;w=%d".formatted(QUOTA, WINDOW.toSeconds()));
      response
          .getHeaders()
          .putSingle(
              "RateLimit",
              "\"reports\";r=%d;t=%d".formatted(probe.getRemainingTokens(), seconds(probe)));
    }
  }

  /** Until there is something again, or all of it. */
  private static long seconds(ConsumptionProbe probe) {
    long nanos =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(QUOTA).refillIntervally(QUOTA, WINDOW))
        .withCustomTimePrecision(time)
        .build();
  }
}
