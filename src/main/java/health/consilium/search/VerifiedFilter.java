package health.consilium.search;

import health.consilium.platform.sql.Conditions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Asks for locations that were verified not long ago.
 *
 * @param days of the UTC calendar, as a verification's age is counted
 */
record VerifiedFilter(String parameter, int days, LocalDate today) implements PlaceFilter {
  @Override
  public List<String> values() {
    return List.of(Integer.toString(days));
  }

  @Override
  public void narrow(Conditions conditions) {
    conditions.and("verified >= ?", since());
  }

  @Override
  public List<String> met(Offer offer) {
    return offer.verified().filter(at -> at >= since()).isPresent() ? values() : List.of();
  }

  private long since() {
    return Offer.micros(today.minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
