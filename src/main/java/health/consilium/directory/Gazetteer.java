package health.consilium.directory;

import health.consilium.platform.paging.Extent;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The door to the names of places: every ZIP of the United States and every city with one, in
 * memory. Read once at the start: 41,637 ZIPs of 29,652 cities.
 */
@Startup
@ApplicationScoped
public class Gazetteer {
  private static final String PARAMETER = "place";
  private static final int LENGTH = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9 -]+");
  private static final Pattern ZIP = Pattern.compile("([0-9]{5})(-[0-9]{4})?");
  private static final Pattern GAP = Pattern.compile("\\s+");

  private final List<Zip> zips;
  private final Map<String, Zip> byCode;
  private final NavigableMap<String, List<Town>> byName;
  private final PlaceCompletion completion;
  private final Map<String, Coordinates> states;

  Gazetteer() {
    this(ZipTable.read());
  }

  Gazetteer(List<Zip> zips) {
    this.zips = zips;
    this.byCode = zips.stream().collect(Collectors.toUnmodifiableMap(Zip::code, zip -> zip));
    this.byName = byName(zips);
    this.completion = new PlaceCompletion(zips, byName);
    this.states =
        zips.stream()
            .filter(zip -> !zip.state().isEmpty())
            .collect(
                Collectors.groupingBy(
                    Zip::state,
                    Collectors.collectingAndThen(Collectors.toList(), Gazetteer::mean)));
  }

  /**
   * The place that a text names: a ZIP of five or nine digits, or a city and its state, by code or
   * name, as "Seattle, WA". Case, accents, punctuation and spaces do not matter, nor whether Saint
   * is written out. The state may be left out where only one has such a city, and a county may
   * stand before it.
   *
   * @throws Refusal 400: {@code place-not-found}; {@code ambiguous-place} with candidates, each of
   *     which names one place; {@code invalid-parameter} for what is neither ZIP nor name
   */
  public Place find(String text) {
    String asked = text.strip();
    if (asked.length() > LENGTH || PlaceName.key(asked).isEmpty()) {
      throw malformed();
    }
    return NUMBER.matcher(asked).matches() ? placeOf(asked) : town(asked);
  }

  /**
   * The places whose ZIP or name begins with the text, the best first: whole names, then the
   * beginnings of names, and of these the cities with the most ZIPs. Case, accents and punctuation
   * do not matter; the state may follow, or begin, behind a comma.
   *
   * @return one page, which none follows
   * @throws Refusal 400 when the text has neither letter nor digit, or more than 100 characters
   */
  public Page<PlaceSuggestion> complete(String text, Limit limit) {
    String typed = text.strip();
    if (typed.length() > LENGTH || PlaceName.key(typed).isEmpty()) {
      throw Refusal.parameter("q", "must be the beginning of a ZIP or of a city's name");
    }
    var found = completion.of(typed).limit(limit.value() + 1L).toList();
    boolean more = found.size() > limit.value();
    return new Page<>(
        more ? found.subList(0, limit.value()) : found, new Extent(limit.value(), more), null);
  }

  /** The middle of a state, the mean of its ZIPs; empty where there is no such state. */
  public Optional<Coordinates> middleOf(String state) {
    return Optional.ofNullable(states.get(state));
  }

  private static Coordinates mean(List<Zip> zips) {
    return new Coordinates(
        zips.stream().mapToDouble(zip -> zip.point().latitude()).average().orElseThrow(),
        zips.stream().mapToDouble(zip -> zip.point().longitude()).average().orElseThrow());
  }

  /** All ZIPs, in their order. */
  List<Zip> zips() {
    return zips;
  }

  /** The ZIP of those five digits. */
  Optional<Zip> zip(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  private Place placeOf(String asked) {
    var form = ZIP.matcher(asked);
    if (!form.matches()) {
      throw malformed();
    }
    return zip(form.group(1)).orElseThrow(Gazetteer::unknown).place();
  }

  private Place town(String asked) {
    var found = towns(asked);
    return switch (found.size()) {
      case 0 -> throw unknown();
      case 1 -> found.getFirst().place();
      default -> throw ambiguous(found);
    };
  }

  private List<Town> towns(String asked) {
    var parts = Arrays.stream(asked.split(",")).filter(part -> !part.isBlank()).toList();
    return switch (parts.size()) {
      case 1 -> undivided(parts.getFirst().strip());
      case 2 -> towns(parts.get(0), Optional.empty(), parts.get(1));
      case 3 -> towns(parts.get(0), Optional.of(parts.get(1)), parts.get(2));
      default -> List.of();
    };
  }

  /** Without a comma: a city alone, or else a city and its state. */
  private List<Town> undivided(String text) {
    var cities = byName.getOrDefault(PlaceName.key(text), List.of());
    return cities.isEmpty() ? divided(text) : cities;
  }

  /** At the first gap between a city and a state that has it. */
  private List<Town> divided(String text) {
    return GAP.matcher(text)
        .results()
        .map(
            gap ->
                towns(text.substring(0, gap.start()), Optional.empty(), text.substring(gap.end())))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Town> towns(String city, Optional<String> county, String state) {
    var within = county.map(PlaceName::countyKey);
    return byName.getOrDefault(PlaceName.key(city), List.of()).stream()
        .filter(town -> StateNames.isCalled(state, town.state()) && town.liesIn(within))
        .toList();
  }

  /** By the key of the name they share, the largest first. */
  private static NavigableMap<String, List<Town>> byName(List<Zip> zips) {
    var cities =
        zips.stream()
            .filter(zip -> !zip.state().isEmpty())
            .collect(Collectors.groupingBy(zip -> List.of(zip.city(), zip.state())));
    var towns = new TreeMap<String, List<Town>>();
    for (var city : cities.values()) {
      String key = PlaceName.key(city.getFirst().city());
      towns.computeIfAbsent(key, name -> new ArrayList<>()).addAll(Town.of(city));
    }
    towns.values().forEach(same -> same.sort(Town.LARGEST_FIRST));
    return towns;
  }

  private static Refusal malformed() {
    return Refusal.parameter(
        PARAMETER, "must be a ZIP such as 98101, or a city and state such as Seattle, WA");
  }

  private static Refusal unknown() {
    return new Refusal(
        Fault.of(
            PARAMETER,
            ProblemCode.PLACE_NOT_FOUND,
            "is in no gazetteer of ours; try its ZIP, or a larger city near it"));
  }

  private static Refusal ambiguous(List<Town> towns) {
    return new Refusal(
            Fault.of(
                PARAMETER, ProblemCode.AMBIGUOUS_PLACE, "names several places; send a candidate"))
        .offering(towns.stream().map(town -> town.place().label()).toList());
  }
}
