package health.consilium.directory;

import health.consilium.platform.hash.Sha256;
import health.consilium.platform.http.Perishable;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@link ChangeTag}. The counter is read before the query runs: a change in between
 * makes the answer newer than its tag, never older. Who has no answer yet gets the tag of a counter
 * that was read a moment before; whether an answer is still right is asked each time
 * (docs/decisions/0164).
 */
class ChangeTags {
  private static final String PROPERTY = ChangeTags.class.getName();
  private static final int TAG_BYTES = 12;

  /** Stands between what the answer shows and until when it is right, in seconds since 1970. */
  private static final String UNTIL = "-";

  private static final Pattern NAMED = Pattern.compile("\"([0-9a-f]{24}(?:-[0-9]{1,12})?)\"");

  private final LastChange lastChange;
  private final Clock clock;
  private final String build;

  ChangeTags(
      LastChange lastChange, Clock clock, @ConfigProperty(name = "consilium.build") String build) {
    this.lastChange = lastChange;
    this.clock = clock;
    this.build = build;
  }

  @ChangeTag
  @ServerRequestFilter
  Optional<Response> answerWhoHasIt(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    String tag = tag(request, header == null ? lastChange.lately() : lastChange.number());
    request.setProperty(PROPERTY, tag);
    return given(header).filter(each -> isRight(each, tag)).findFirst().map(this::unchanged);
  }

  @ChangeTag
  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == Response.Status.OK.getStatusCode()
        && request.getProperty(PROPERTY) instanceof String tag) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.ETAG, new EntityTag(tag + end(response.getEntity())));
    }
  }

  /** An answer that is right until a moment says so in its tag: no replica has to remember it. */
  private static String end(@Nullable Object answer) {
    return answer instanceof Perishable perishable
        ? perishable.perishesAt().map(end -> UNTIL + end.getEpochSecond()).orElse("")
        : "";
  }

  /** The tags that the caller names. RFC 9110 compares them weakly here. */
  private static Stream<String> given(@Nullable String header) {
    return header == null
        ? Stream.empty()
        : NAMED.matcher(header).results().map(found -> found.group(1));
  }

  private boolean isRight(String given, String tag) {
    return given.equals(tag)
        || (given.startsWith(tag + UNTIL) && clock.instant().isBefore(until(given)));
  }

  /** When what the tag names is no longer right. */
  private static Instant until(String given) {
    return Instant.ofEpochSecond(Long.parseLong(given.substring(given.indexOf(UNTIL) + 1)));
  }

  private Response unchanged(String given) {
    var answer = Response.notModified(new EntityTag(given));
    if (given.contains(UNTIL)) {
      answer.header(
          HttpHeaders.CACHE_CONTROL,
          Perishable.cacheControl(clock.instant(), Optional.of(until(given))));
    }
    return answer.build();
  }

  /** The build is in it because another release may show the same resources otherwise. */
  private String tag(ContainerRequestContext request, long change) {
    var uri = request.getUriInfo();
    String shown =
        String.join(
            "\n",
            Long.toString(change),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString(),
            build,
            String.valueOf(request.getHeaderString(HttpHeaders.ACCEPT)),
            uri.getPath(),
            new TreeMap<>(uri.getQueryParameters()).toString());
    byte[] digest = Arrays.copyOf(Sha256.of(shown), TAG_BYTES);
    return HexFormat.of().formatHex(digest);
  }
}
