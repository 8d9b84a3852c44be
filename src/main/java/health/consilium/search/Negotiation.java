package health.consilium.search;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * In which of its forms a search is answered, by RFC 9110: of those that the caller accepts the one
 * that it wants most, of several the one that it names most exactly, else the first. What is left
 * of its Accept is that form, so that all who are answered alike share one tag; Quarkus would
 * repeat its parameters in the answer, and answer a wildcard of a type as bytes.
 */
@ApplicationScoped
class Negotiation {
  private static final String PATH = "/v1/providers/search";

  private static final List<MediaType> FORMS =
      Stream.of(MediaType.APPLICATION_JSON, Features.MEDIA_TYPE, HitTable.MEDIA_TYPE)
          .map(MediaType::valueOf)
          .toList();

  /** They may stand there, and Quarkus takes them for part of the type. */
  private static final Pattern BLANKS = Pattern.compile("\\s*;\\s*");

  private static final Pattern WEIGHT = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

  /** No form has it. */
  private static final String NONE = "application/x-none";

  /** Anywhere before the resource. */
  private static final int PRIORITY = 2;

  /** What the caller says of a type, or of all of a kind. */
  private record Range(MediaType types, double weight) {
    int exactness() {
      if (types.isWildcardType()) {
        return 0;
      }
      return types.isWildcardSubtype() ? 1 : 2;
    }
  }

  /** A form, and what the caller says of it most exactly. */
  private record Wish(MediaType form, Range range) {
    static final Comparator<Wish> DEAREST =
        comparingDouble((Wish wish) -> wish.range().weight())
            .thenComparingInt(wish -> wish.range().exactness());
  }

  void register(@Observes Filters filters) {
    filters.register(Negotiation::choose, PRIORITY);
  }

  private static void choose(RoutingContext context) {
    var headers = context.request().headers();
    if (context.normalizedPath().equals(PATH) && headers.contains(HttpHeaders.ACCEPT)) {
      String accepted = String.join(",", headers.getAll(HttpHeaders.ACCEPT));
      if (accepted.isBlank()) {
        headers.remove(HttpHeaders.ACCEPT);
      } else {
        headers.set(HttpHeaders.ACCEPT, form(accepted).map(MediaType::toString).orElse(NONE));
      }
    }
    context.next();
  }

  private static Optional<MediaType> form(String accepted) {
    var ranges = Arrays.stream(accepted.split(",")).flatMap(Negotiation::range).toList();
    return FORMS.stream()
        .flatMap(form -> wish(form, ranges))
        .filter(wish -> wish.range().weight() > 0)
        .reduce((one, other) -> Wish.DEAREST.compare(one, other) >= 0 ? one : other)
        .map(Wish::form);
  }

  private static Stream<Wish> wish(MediaType form, List<Range> ranges) {
    return ranges.stream()
        .filter(range -> range.types().isCompatible(form))
        .max(comparingInt(Range::exactness))
        .map(range -> new Wish(form, range))
        .stream();
  }

  /** None of what is no type, or has no number for its weight: nothing can be told by it. */
  private static Stream<Range> range(String text) {
    try {
      var types = MediaType.valueOf(BLANKS.matcher(text.strip()).replaceAll(";"));
      String weight = types.getParameters().getOrDefault("q", "1");
      return WEIGHT.matcher(weight).matches()
          ? Stream.of(new Range(types, Double.parseDouble(weight)))
          : Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
