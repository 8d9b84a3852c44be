package health.consilium.bench;

import java.time.Duration;

/**
 * What one side did in one round.
 *
 * @param operations answered
 * @param time that passed
 * @param caller processor time of the load itself
 * @param service processor time of the service's JVM
 * @param database processor time of PostgreSQL, all its processes together
 */
record Sample(
    long operations, Duration time, Duration caller, Duration service, Duration database) {
  double perSecond() {
    return operations / (time.toNanos() / 1e9);
  }

  /** Microseconds per operation. */
  double micros(Duration cpu) {
    return cpu.toNanos() / 1e3 / operations;
  }

  /** Microseconds per operation of the service and PostgreSQL together. */
  double served() {
    return micros(service.plus(database));
  }
}
