package health.consilium.mirror;

import health.consilium.platform.http.AnyOrigin;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.paging.LimitQuery;
import health.consilium.platform.paging.Page;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What changed in the directory, for whoever keeps a copy of it. */
@Path("/v1/changes")
@Tag(name = "Mirror")
public class ChangeResource {
  private final Mirror mirror;

  ChangeResource(Mirror mirror) {
    this.mirror = mirror;
  }

  @GET
  @PermitAll
  @AnyOrigin
  @NoStore
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listChanges",
      summary = "All changes after one, deletions included, in the order of their commits",
      description =
          "Apply them one by one and go on with the number of the last: none is missed and none"
              + " comes twice, whoever writes meanwhile. Ask for text/event-stream to be told of"
              + " each as it happens; a browser that reconnects sends Last-Event-ID by itself.")
  public Page<Change> list(
      @Parameter(
              description = "The number of the last change that is known; 0 unless told.",
              schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
          @QueryParam("since")
          @Nullable String since,
      @BeanParam LimitQuery most) {
    return mirror.changes(number("since", since), most.limit());
  }

  /** Only for whoever asks for it: anything goes means JSON. */
  @GET
  @PermitAll
  @AnyOrigin
  @NoStore
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> follow(
      @QueryParam("since") @Nullable String since,
      @HeaderParam("Last-Event-ID") @Nullable String last,
      @Context Sse sse) {
    long known = last == null ? number("since", since) : number("Last-Event-ID", last);
    return mirror.follow(known).map(change -> event(change, sse));
  }

  private static long number(String name, @Nullable String value) {
    return Parameters.wholeNumber(name, value).orElse(0L);
  }

  private static OutboundSseEvent event(Change change, Sse sse) {
    return sse.newEventBuilder()
        .id(Long.toString(change.change()))
        .name("change")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(Change.class, change)
        .build();
  }
}
