package health.consilium.observation;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDs that rise with time, as clinics are advised to choose them (version 7, RFC 9562). */
final class Ids {
  UUID next() {
    var random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
    return new UUID(time, random.nextLong() >>> 2 | 1L << 63);
  }
}
