package health.consilium.search;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.sql.Conditions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks for one of some values of a closed vocabulary.
 *
 * @param wanted the traits that the values are, by their names
 */
record TraitFilter(String parameter, SortedMap<String, Trait> wanted) implements Filter {
  TraitFilter {
    wanted = Collections.unmodifiableSortedMap(new TreeMap<>(wanted));
  }

  static TraitFilter of(String parameter, Set<? extends Enum<?>> values) {
    var wanted = new TreeMap<String, Trait>();
    values.forEach(value -> wanted.put(WireNames.of(value), Trait.of(value)));
    return new TraitFilter(parameter, wanted);
  }

  @Override
  public List<String> values() {
    return List.copyOf(wanted.keySet());
  }

  @Override
  public boolean isOfPlace() {
    return wanted.values().stream().allMatch(Trait::isOfPlace);
  }

  @Override
  public List<Facet> cover() {
    var facets = Facet.of(word()).toList();
    return facets.size() == wanted.size() ? facets : List.of();
  }

  @Override
  public boolean isMetOn(List<Facet> cover) {
    return cover().equals(cover);
  }

  @Override
  public void narrow(Conditions conditions) {
    conditions.and("word & ? <> 0", word());
  }

  @Override
  public List<String> met(Offer offer) {
    return wanted.entrySet().stream()
        .filter(value -> (offer.word() & value.getValue().bit()) != 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private long word() {
    return Trait.word(wanted.values().stream());
  }
}
