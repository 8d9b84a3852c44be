package health.consilium.search;

import health.consilium.directory.Gazetteer;
import java.time.Clock;

/**
 * A search as it was asked for, by URL or by body: where, what, when and how to show it. One set of
 * rules for both.
 */
record SearchRequest(
    WhereParameters where, WhatParameters what, OpenParameters when, ShownParameters how) {
  /** One that is not shown in pages. */
  static SearchRequest of(WhereParameters where, WhatParameters what) {
    return new SearchRequest(
        where, what, new OpenParameters(null, null), new ShownParameters(null, null, null, null));
  }

  SearchResult page(Search search, Gazetteer gazetteer, Clock clock) {
    return search.page(query(gazetteer, clock), when.wish(clock));
  }

  SearchQuery query(Gazetteer gazetteer, Clock clock) {
    var filters = what.filters(where.state(), clock);
    var place = where.where(gazetteer);
    var name = what.name();
    var shown = how.shown(place.unit(), name.isPresent());
    return new SearchQuery(place.origin(), place.area(), filters, name, shown);
  }
}
