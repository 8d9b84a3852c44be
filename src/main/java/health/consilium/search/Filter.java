package health.consilium.search;

import health.consilium.platform.sql.Conditions;
import java.util.List;

/** One thing that a search asks of an offer. */
sealed interface Filter permits TraitFilter, TermFilter, PlaceFilter {
  /** As it stands in the URL. */
  String parameter();

  /** Those of which one is enough, in the order of their names. */
  List<String> values();

  /** What it asks for, whichever day it is asked on. */
  default String identity() {
    return parameter() + "=" + String.join(",", values());
  }

  /** Whether it asks for something that a location has for all its services alike. */
  boolean isOfPlace();

  /** The maps that hold all matches between them; none where no such maps are drawn. */
  List<Facet> cover();

  /** Whether every offer on these maps meets it. */
  boolean isMetOn(List<Facet> cover);

  /** Adds what has to be true of a row of {@code location_facet}. */
  void narrow(Conditions conditions);

  /** Whether the offer has one of the wanted values. */
  default boolean isMet(Offer offer) {
    return !met(offer).isEmpty();
  }

  /** Those of the wanted values that the offer has; none when it does not meet the filter. */
  List<String> met(Offer offer);
}
