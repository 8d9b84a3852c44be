package health.consilium.platform.http;

import java.time.Instant;
import java.util.Optional;

/** An answer that is right until a moment which is known: nobody may show it any longer. */
public interface Perishable {
  /** That moment; empty when it is as lasting as any other. */
  Optional<Instant> perishesAt();
}
