package health.consilium.search;

import java.util.List;

/** Asks for something that a location has for all its services alike, and that has no map. */
sealed interface PlaceFilter extends Filter permits CredentialFilter, VerifiedFilter {
  @Override
  default boolean isOfPlace() {
    return true;
  }

  @Override
  default List<Facet> cover() {
    return List.of();
  }

  @Override
  default boolean isMetOn(List<Facet> cover) {
    return false;
  }
}
