package health.consilium.search;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.sql.Conditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Asks for one of some values of a closed vocabulary.
 *
 * @param wanted the values, in the order of their names
 * @param word the bits of all of them
 */
record TraitFilter(String parameter, List<Wanted> wanted, long word) implements Filter {
  /** One value, as it stands in the URL and as an offer has it. */
  record Wanted(String value, Trait trait) {}

  static TraitFilter of(String parameter, Set<? extends Enum<?>> values) {
    var wanted =
        values.stream()
            .map(value -> new Wanted(WireNames.of(value), Trait.of(value)))
            .sorted(Comparator.comparing(Wanted::value))
            .toList();
    return new TraitFilter(parameter, wanted, Trait.word(wanted.stream().map(Wanted::trait)));
  }

  @Override
  public List<String> values() {
    return wanted.stream().map(Wanted::value).toList();
  }

  @Override
  public boolean isOfPlace() {
    return wanted.stream().map(Wanted::trait).allMatch(Trait::isOfPlace);
  }

  @Override
  public List<Facet> cover() {
    var facets = Facet.of(word).toList();
    return facets.size() == wanted.size() ? facets : List.of();
  }

  @Override
  public boolean isMetOn(List<Facet> cover) {
    return cover().equals(cover);
  }

  @Override
  public void narrow(Conditions conditions) {
    conditions.and("word & ? <> 0", word);
  }

  @Override
  public boolean isMet(Offer offer) {
    return (offer.word() & word) != 0;
  }

  @Override
  public List<String> met(Offer offer) {
    var met = new ArrayList<String>();
    for (Wanted each : wanted) {
      if ((offer.word() & each.trait().bit()) != 0) {
        met.add(each.value());
      }
    }
    return met;
  }
}
