package health.consilium.search;

import health.consilium.directory.Qualification;
import health.consilium.platform.json.WireNames;
import health.consilium.platform.sql.Conditions;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Asks for one of some qualifications that somebody holds who speaks for the location.
 *
 * @param today on which it has to hold, in UTC
 */
record CredentialFilter(String parameter, Set<Qualification> wanted, LocalDate today)
    implements PlaceFilter {
  /** As {@link Holding} packs them. */
  private static final String HELD =
      """
      exists (select from unnest(holds) as held
        where held >> 48 = any(?) and held >> 24 & 16777215 <= ? and held & 16777215 >= ?)\
      """;

  @Override
  public List<String> values() {
    return wanted.stream().map(WireNames::of).sorted().toList();
  }

  @Override
  public void narrow(Conditions conditions) {
    Long[] numbers = wanted.stream().map(each -> (long) Holding.number(each)).toArray(Long[]::new);
    conditions.and(HELD, numbers, Holding.day(today), Holding.day(today));
  }

  @Override
  public List<String> met(Offer offer) {
    return wanted.stream()
        .filter(each -> isHeld(Holding.number(each), offer))
        .map(WireNames::of)
        .sorted()
        .toList();
  }

  private boolean isHeld(int number, Offer offer) {
    return offer.holdings().stream()
        .anyMatch(held -> held.number() == number && held.isOn(Holding.day(today)));
  }
}
