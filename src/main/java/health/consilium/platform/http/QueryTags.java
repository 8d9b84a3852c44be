package health.consilium.platform.http;

import health.consilium.platform.hash.Sha256;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Names the answers to queries by an ETag, and knows without the answer whether a caller's is still
 * right. A tag stands for the query, the form, the build, since another release may show the same
 * otherwise, and for what else the answer hangs on, which a filter says that is bound to the
 * resource: it is asked before the query runs, so that a change in between makes the answer newer
 * than its tag, never older.
 */
@Singleton
public class QueryTags {
  /** Of filters that hold no thread: before those that may hold one, Quarkus' own among them. */
  public static final int BEFORE_WAITING = Priorities.USER - 1;

  private static final String PROPERTY = QueryTags.class.getName();
  private static final int TAG_BYTES = 12;

  /** Stands between what the answer shows and until when it is right, in seconds since 1970. */
  private static final String UNTIL = "-";

  private static final Pattern NAMED = Pattern.compile("\"([0-9a-f]{24}(?:-[0-9]{1,12})?)\"");

  private final Clock clock;
  private final String build;

  QueryTags(Clock clock, @ConfigProperty(name = "consilium.build") String build) {
    this.clock = clock;
    this.build = build;
  }

  /**
   * 304 for a caller who has the answer; for any other the answer is to be made, and tagged.
   *
   * @param hangsOn what makes another answer of the same query
   */
  public Optional<Response> answerWhoHasIt(ContainerRequestContext request, String hangsOn) {
    var uri = request.getUriInfo();
    String form = request.getHeaderString(HttpHeaders.ACCEPT);
    String tag = tag(uri.getPath(), uri.getQueryParameters(), form, hangsOn);
    request.setProperty(PROPERTY, tag);
    String header = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    return given(header).filter(each -> isRight(each, tag)).findFirst().map(this::unchanged);
  }

  /** Gives the answer the tag that was made of its query; a refusal gets none. */
  public void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == Response.Status.OK.getStatusCode()
        && request.getProperty(PROPERTY) instanceof String tag) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.ETAG, new EntityTag(tag + end(response.getEntity())));
    }
  }

  /** The same for the parameters in any order. */
  String tag(String path, Map<String, List<String>> query, @Nullable String form, String hangsOn) {
    String shown =
        String.join(
            "\n", hangsOn, build, String.valueOf(form), path, new TreeMap<>(query).toString());
    return HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(shown), TAG_BYTES));
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
}
