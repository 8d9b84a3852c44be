package health.consilium.search;

/**
 * A search as it was asked for, by URL or by body: where, what, when and how to show it. One set of
 * rules for both, which {@link Interpreter} applies.
 */
public record SearchRequest(
    WhereParameters where, WhatParameters what, OpenParameters when, ShownParameters how) {
  /** One that is not shown in pages. */
  static SearchRequest of(WhereParameters where, WhatParameters what) {
    return new SearchRequest(
        where, what, new OpenParameters(null, null), new ShownParameters(null, null, null, null));
  }
}
