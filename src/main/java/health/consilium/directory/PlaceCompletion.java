package health.consilium.directory;

import health.consilium.platform.text.Slips;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every place by the beginning of its ZIP or its name, mistyped or not, in memory. */
final class PlaceCompletion {
  private static final Pattern ZIP = Pattern.compile("([0-9]{1,5})(?:(?<=[0-9]{5})-[0-9]{0,4})?");
  private static final Pattern CITY_AND_STATE = Pattern.compile("(.+)\\s([A-Za-z]{1,2})");
  private static final String END = "\uffff";

  /** Where people live goes before boxes of a post office; then by code. */
  private static final Comparator<Zip> INHABITED_FIRST =
      Comparator.comparing(Zip::area).reversed().thenComparing(Zip::code);

  /** A town of that name; the whole of it was typed, or its beginning. */
  private record Match(boolean isWhole, Town town) {
    static final Comparator<Match> BEST_FIRST =
        Comparator.comparing(Match::isWhole)
            .reversed()
            .thenComparing(Match::town, Town.LARGEST_FIRST);
  }

  private final NavigableMap<String, Zip> zips = new TreeMap<>();
  private final NavigableMap<String, List<Town>> towns;

  PlaceCompletion(List<Zip> zips, NavigableMap<String, List<Town>> towns) {
    zips.forEach(zip -> this.zips.put(zip.code(), zip));
    this.towns = towns;
  }

  /**
   * The places that begin so, the best first: whole names, then the largest cities. Where nothing
   * does, those that were mistyped.
   */
  Stream<PlaceSuggestion> of(String typed) {
    var zip = ZIP.matcher(typed);
    if (zip.matches()) {
      return below(zips, zip.group(1)).values().stream()
          .sorted(INHABITED_FIRST)
          .map(PlaceSuggestion::of);
    }
    var begun = towns(typed, this::begun).distinct().map(PlaceSuggestion::of).toList();
    return begun.isEmpty()
        ? towns(typed, this::mistyped).distinct().map(PlaceSuggestion::of)
        : begun.stream();
  }

  /**
   * Those that may be meant.
   *
   * @param named the towns of a name
   */
  private static Stream<Town> towns(String typed, Function<String, Stream<Town>> named) {
    var parts = Arrays.stream(typed.split(",")).map(String::strip).toList();
    return switch (parts.size()) {
      case 1 -> undivided(parts.getFirst(), named);
      case 2 -> within(named.apply(parts.get(0)), Optional.empty(), parts.get(1));
      case 3 -> within(named.apply(parts.get(0)), Optional.of(parts.get(1)), parts.get(2));
      default -> Stream.empty();
    };
  }

  /** Without a comma: a name alone, and behind those a name and its state. */
  private static Stream<Town> undivided(String typed, Function<String, Stream<Town>> named) {
    var form = CITY_AND_STATE.matcher(typed);
    return form.matches()
        ? Stream.concat(
            named.apply(typed), within(named.apply(form.group(1)), Optional.empty(), form.group(2)))
        : named.apply(typed);
  }

  private static Stream<Town> within(Stream<Town> towns, Optional<String> county, String state) {
    return towns.filter(town -> StateNames.isBegun(state, town.state()) && liesIn(town, county));
  }

  private static boolean liesIn(Town town, Optional<String> county) {
    return county.isEmpty()
        || town.counties().stream()
            .anyMatch(name -> PlaceName.key(name).startsWith(PlaceName.countyKey(county.get())));
  }

  /** What one slip or two explain, but for the first letter. */
  private Stream<Town> mistyped(String name) {
    String key = PlaceName.key(name);
    return Slips.isMistakable(key)
        ? below(towns, key.substring(0, 1)).entrySet().stream()
            .filter(each -> Slips.explain(key, each.getKey()))
            .flatMap(each -> each.getValue().stream())
            .sorted(Town.LARGEST_FIRST)
        : Stream.empty();
  }

  private Stream<Town> begun(String name) {
    return PlaceName.beginnings(name)
        .flatMap(
            begun -> below(towns, begun).entrySet().stream().flatMap(each -> matches(begun, each)))
        .sorted(Match.BEST_FIRST)
        .map(Match::town);
  }

  private static Stream<Match> matches(String begun, Map.Entry<String, List<Town>> same) {
    return same.getValue().stream().map(town -> new Match(same.getKey().equals(begun), town));
  }

  private static <T> NavigableMap<String, T> below(NavigableMap<String, T> map, String begun) {
    return map.subMap(begun, true, begun + END, false);
  }
}
