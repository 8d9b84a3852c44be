package health.consilium.intake;

import health.consilium.access.Scope;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes files of other registers into the directory, for those who run the network. */
@Path(Intake.PATH)
@NoStore
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Import")
public class ImportResource {
  private static final String ID = "The import";
  private static final String SHAPES =
      "`{kind: person, npi, name: {prefix?, given, family}, credentials, specialties, telecom}`,"
          + " `{kind: organization, npi, name, alias?, specialties, address, telecom}` or"
          + " `{kind: ended, npi}`, each part as in a practitioner, a role, an organization and a"
          + " location. All of them are taken over, whatever their taxonomies.";

  private final Intake intake;

  ImportResource(Intake intake) {
    this.intake = intake;
  }

  @POST
  @Consumes({ImportFormat.CSV, ImportFormat.NDJSON})
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "createImport",
      summary = "Imports a dissemination file of NPPES, or registrations in NDJSON",
      description =
          "The file is read while it is sent, and answered when it is read to its end: what is"
              + " wrong with the file itself has failed the import by then, and nothing of it is in"
              + " the directory. Else it is being taken over: follow the import. Columns are found"
              + " by their names. Persons become practitioners with a role, organizations get a"
              + " location; nobody is listed before somebody adds a service. The same file again"
              + " changes nothing. A line of NDJSON is one registration: "
              + SHAPES)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = ImportFormat.CSV,
            schema = @Schema(type = SchemaType.STRING, implementation = String.class)),
        @Content(
            mediaType = ImportFormat.NDJSON,
            schema = @Schema(type = SchemaType.STRING, implementation = String.class))
      })
  @APIResponse(
      responseCode = "202",
      description = "Read to its end, or failed; or what became of the same file before",
      headers =
          @Header(
              name = "Location",
              description = "the import",
              schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(implementation = Import.class)))
  @APIResponse(responseCode = "409", description = "The same file is still being sent")
  @APIResponse(responseCode = "422", description = "The key was another file's")
  public Response create(
      @Context HttpHeaders headers, @BeanParam IdempotencyKey key, InputStream file) {
    return intake.receive(ImportFormat.of(headers.getMediaType()), file, key).response();
  }

  @GET
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(operationId = "listImports", summary = "All imports, the newest first")
  public Page<Import> list(@BeanParam PageQuery page) {
    return intake.list(page);
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "getImport",
      summary = "How far an import has come",
      description = "Ask for text/event-stream to be told each second until it has ended.")
  public Import get(@Parameter(description = ID) @PathParam("id") String id) {
    return intake.get(Parameters.uuid("id", id));
  }

  /** Only for whoever asks for it: anything goes means JSON. */
  @GET
  @Path("{id}")
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> follow(@PathParam("id") String id, @Context Sse sse) {
    return intake.follow(Parameters.uuid("id", id)).map(current -> event(current, sse));
  }

  @GET
  @Path("{id}/rejections")
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Produces(RejectionTable.MEDIA_TYPE)
  @Operation(
      operationId = "listImportRejections",
      summary = "Which rows were rejected, by line, column and reason")
  @APIResponse(
      responseCode = "200",
      description = "A table, whose head is line,column,reason",
      content =
          @Content(
              mediaType = RejectionTable.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, implementation = String.class)))
  public Response rejections(@Parameter(description = ID) @PathParam("id") String id) {
    return Response.ok(intake.rejections(Parameters.uuid("id", id))).build();
  }

  private static OutboundSseEvent event(Import current, Sse sse) {
    return sse.newEventBuilder()
        .name("import")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(Import.class, current)
        .build();
  }
}
