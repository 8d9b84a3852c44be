package health.consilium.directory;

import health.consilium.platform.http.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How much of the directory is not as good as it should be. Only what is active counts.
 *
 * @param countedAt when it was counted, to the microsecond: what changed within the last minute may
 *     be missing
 * @param change the number of the last change that is counted
 * @param organizationsWithoutNpi organizations that tell no NPI
 * @param stale resources of all kinds that nobody has stood by within 90 days
 * @param locationsByZip locations whose point is the middle of their ZIP or city only
 * @param locationsWithoutHours locations that do not tell their hours
 * @param credentialsExpired credentials whose time is over, or that somebody has ended
 * @param sharedPhones telephone numbers that several organizations give as their own, of all
 */
public record Quality(
    Instant countedAt,
    long change,
    QualityCount organizationsWithoutNpi,
    QualityCount stale,
    QualityCount locationsByZip,
    QualityCount locationsWithoutHours,
    QualityCount credentialsExpired,
    QualityCount sharedPhones)
    implements Tagged {
  /** Counts change with the directory, and with the day on which they were made. */
  @Override
  public String tag(LocalDate day) {
    return change + "." + LocalDate.ofInstant(countedAt, ZoneOffset.UTC).toEpochDay();
  }
}
