package health.consilium.mirror;

import health.consilium.platform.http.ByteRange;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The whole directory in files, for whoever begins to keep a copy of it. */
@Path("/v1/exports")
@PublicCache
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mirror")
public class ExportResource {
  private static final String DATE = "Its day of the UTC calendar";

  private final Mirror mirror;

  ExportResource(Mirror mirror) {
    this.mirror = mirror;
  }

  @GET
  @PermitAll
  @ExportTag
  @Operation(
      operationId = "listExports",
      summary = "The exports that are kept, the newest first",
      description = "One is taken each day, and kept for a week unless configured otherwise.")
  @APIResponse(responseCode = "200", description = "One page of them")
  @APIResponse(responseCode = "304", description = "None has come or gone since.")
  public Page<Export> list(@BeanParam PageQuery page) {
    return mirror.exports(page);
  }

  @GET
  @Path("latest")
  @PermitAll
  @Operation(
      operationId = "getLatestExport",
      summary = "The newest export: which files it has, and after which change it was taken",
      description =
          "Load its files, check their digests, and go on with /v1/changes since its change: the"
              + " copy is then what the directory is.")
  @APIResponse(responseCode = "200", description = "The newest")
  @APIResponse(responseCode = "304", description = "There is no newer one.")
  @APIResponse(responseCode = "404", description = "None has been made yet.")
  public Export latest() {
    return mirror.latestExport();
  }

  @GET
  @Path("{date}")
  @PermitAll
  @Operation(operationId = "getExport", summary = "The export of one day")
  @APIResponse(responseCode = "200", description = "Which files it has")
  @APIResponse(responseCode = "304", description = "The caller has this: it never changes.")
  public Export get(
      @Parameter(description = DATE, example = "2026-03-02") @PathParam("date") String date) {
    return mirror.export(Parameters.date("date", date));
  }

  @GET
  @Path("{date}/{file}")
  @PermitAll
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "getExportFile",
      summary = "One file of an export, which never changes",
      description = "What is called .gz may be fetched in parts, by Range.")
  @APIResponse(
      responseCode = "200",
      description = "The whole file",
      headers = {
        @Header(
            name = "ETag",
            description = "its SHA-256, in hexadecimal",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "Repr-Digest",
            description = "the same as RFC 9530 writes it",
            schema = @Schema(type = SchemaType.STRING))
      },
      content = {
        @Content(
            mediaType = "application/gzip",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "application/geo+json",
            schema = @Schema(type = SchemaType.OBJECT, implementation = Object.class))
      })
  @APIResponse(
      responseCode = "206",
      description = "Some of its bytes",
      content =
          @Content(
              mediaType = "application/gzip",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The caller has it.")
  @APIResponse(responseCode = "416", description = "The range lies behind the end.")
  public Response file(
      @Parameter(description = DATE, example = "2026-03-02") @PathParam("date") String date,
      @Parameter(description = "Its name", example = "locations.ndjson.gz") @PathParam("file")
          String file,
      @Parameter(description = "Which bytes, if not all", example = "bytes=1048576-")
          @HeaderParam(ByteRange.HEADER)
          @Nullable String range,
      @Parameter(description = "The ETag for which the range is meant") @HeaderParam("If-Range")
          @Nullable String ifRange,
      @Context Request request) {
    return mirror.exportedFile(Parameters.date("date", date), file).answer(request, range, ifRange);
  }
}
