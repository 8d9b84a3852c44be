package health.consilium.directory;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@link ChangeTag}. The counter is read before the query runs: a change in between
 * makes the answer newer than its tag, never older.
 */
class ChangeTags {
  private static final String PROPERTY = ChangeTags.class.getName();
  private static final int TAG_BYTES = 12;

  private final DirectoryCounterRow.Queries counter;
  private final Clock clock;
  private final String build;

  ChangeTags(
      DirectoryCounterRow.Queries counter,
      Clock clock,
      @ConfigProperty(name = "consilium.build") String build) {
    this.counter = counter;
    this.clock = clock;
    this.build = build;
  }

  @ChangeTag
  @ServerRequestFilter
  Optional<Response> answerWhoHasIt(ContainerRequestContext request) {
    var tag = tag(request);
    request.setProperty(PROPERTY, tag);
    boolean known = isNamed(tag, request.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    return known ? Optional.of(Response.notModified(tag).build()) : Optional.empty();
  }

  @ChangeTag
  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == Response.Status.OK.getStatusCode()
        && request.getProperty(PROPERTY) instanceof EntityTag tag) {
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    }
  }

  /** RFC 9110 compares If-None-Match weakly. */
  private static boolean isNamed(EntityTag tag, @Nullable String header) {
    String mine = "\"" + tag.getValue() + "\"";
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(mine::equals);
  }

  /** The build is in it because another release may show the same resources otherwise. */
  private EntityTag tag(ContainerRequestContext request) {
    var uri = request.getUriInfo();
    String shown =
        String.join(
            "\n",
            Long.toString(counter.lastChange()),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString(),
            build,
            String.valueOf(request.getHeaderString(HttpHeaders.ACCEPT)),
            uri.getPath(),
            new TreeMap<>(uri.getQueryParameters()).toString());
    byte[] digest = Arrays.copyOf(sha256(shown), TAG_BYTES);
    return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
