package health.consilium.search;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.json.WireNames;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.problem.Names;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How hits are shown, as it stands in the URL. */
public record ShownParameters(
    @QueryParam("sort")
        @Parameter(
            description = "In which order: distance unless told; relevance goes with q only",
            schema = @Schema(implementation = SearchOrder.class))
        @Nullable String sort,
    @QueryParam("fields")
        @Parameter(
            description =
                "What to tell of each hit, all unless told: names of its members, separated by"
                    + " commas. Of a table they choose the columns.",
            example = "location,distance")
        @Nullable String fields,
    @QueryParam("limit")
        @Parameter(
            description = "The most hits that the page may have",
            schema = @Schema(implementation = Limit.class))
        @Nullable String limit,
    @QueryParam("cursor")
        @Parameter(description = "Where to go on, from the last page's Link header")
        @Nullable String cursor) {

  /**
   * What is asked for.
   *
   * @param named whether the search is for a name
   * @throws Refusal 400 that names the parameter at fault
   */
  Shown shown(LengthUnit unit, boolean named) {
    var order = Parameters.one("sort", sort, SearchOrder.class).orElse(SearchOrder.DISTANCE);
    if (order == SearchOrder.RELEVANCE && !named) {
      throw Refusal.parameter("sort", "relevance goes with q only");
    }
    return new Shown(
        order,
        unit,
        Limit.of(Parameters.integer("limit", limit).orElse(null)),
        Optional.ofNullable(cursor),
        members());
  }

  private Set<HitMember> members() {
    if (fields == null) {
      return HitMember.ALL;
    }
    var members = EnumSet.noneOf(HitMember.class);
    for (String name : fields.split(",", -1)) {
      members.add(member(name));
    }
    return members;
  }

  private static HitMember member(String name) {
    var known = Arrays.stream(HitMember.values()).map(WireNames::of).collect(Collectors.toSet());
    return WireNames.find(HitMember.class, name)
        .orElseThrow(
            () ->
                Refusal.parameter(
                    "fields",
                    (Names.repeatable(name, known) ? name + " " : "a name of it ")
                        + Names.unknown(name, known, "fields")));
  }
}
