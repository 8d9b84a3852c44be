package health.consilium.search;

import health.consilium.directory.PlaceSuggestion;
import java.util.List;

/**
 * What somebody may be about to type.
 *
 * @param names of listed organizations and locations: those that have the words typed, then those
 *     that have words which begin so, then those that have similar ones
 * @param places that begin so, as {@code /v1/places} offers them
 */
public record Suggestions(List<NameSuggestion> names, List<PlaceSuggestion> places) {}
