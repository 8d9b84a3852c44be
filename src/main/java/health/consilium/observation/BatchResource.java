package health.consilium.observation;

import health.consilium.access.Scope;
import health.consilium.platform.csv.Csv;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Prefer;
import health.consilium.platform.http.RateLimit;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.json.JsonLines;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Observations of the caller's clinic, many in one body. */
@Path(Observations.PATH + "/batch")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Observations")
public class BatchResource {
  private static final String LINE =
      "{\"id\": \"0190f0c5-77aa-7d10-8c11-5a0c9b7e4f02\", \"course\":"
          + " \"0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10\", \"code\": {\"system\":"
          + " \"urn:consilium:codes\", \"code\": \"madrs-total\"}, \"value\": {\"quantity\": 14,"
          + " \"unit\": \"{score}\"}, \"effectiveAt\": \"2026-03-03T15:10:00Z\", \"status\":"
          + " \"final\"}\n";

  private static final String TABLE =
      """
      id,course,session,system,code,quantity,BP-systolic,BP-diastolic,unit,valueCode,effectiveAt,\
      method,status
      0190f0c5-77aa-7d10-8c11-5a0c9b7e4f02,0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10,,\
      urn:consilium:codes,madrs-total,14,,,{score},,2026-03-03T15:10:00Z,,final
      0190f0c5-77aa-7d10-8c11-5a0c9b7e4f03,0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10,\
      0190f0c4-9a31-7e55-8f0b-3c1d5e7f9a20,http://loinc.org,85354-9,,120,80,mm[Hg],,\
      2026-03-03T15:10:00Z,,final
      0190f0c5-77aa-7d10-8c11-5a0c9b7e4f04,0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10,,\
      urn:consilium:codes,sedation,,,,,present,2026-03-03T15:10:00Z,,final
      """;

  private final Observations observations;

  BatchResource(Observations observations) {
    this.observations = observations;
  }

  @POST
  @Consumes({JsonLines.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @RateLimit("observations")
  @Operation(
      operationId = "postObservations",
      summary = "Stores up to 100,000 observations in one transaction",
      description =
          "Each line is one observation, and comes to what it would as a post of its own: a line of"
              + " NDJSON is the body of such a post, a table has the columns of"
              + " `/v1/observations/template.csv`, in any order. A line of NDJSON has at most 65,536 bytes;"
              + " empty ones are passed over, but counted. What is wrong with a line is told with"
              + " its number and its place in the line, which in a table is `/` and the name of the"
              + " column. What is wrong with the file itself, so that its lines cannot be told from"
              + " each other or its end is missing, refuses all of it, and so do more than 10,000"
              + " wrong lines. The same batch may be sent again.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = JsonLines.MEDIA_TYPE,
            schema = @Schema(type = SchemaType.STRING, implementation = String.class),
            examples = @ExampleObject(name = "lines", value = LINE)),
        @Content(
            mediaType = Csv.MEDIA_TYPE,
            schema = @Schema(type = SchemaType.STRING, implementation = String.class),
            examples = @ExampleObject(name = "table", value = TABLE))
      })
  @APIResponse(
      responseCode = "200",
      description = "Stored: handled strictly all of it, leniently what is right",
      headers =
          @Header(
              name = Prefer.APPLIED,
              description = "how it was handled",
              schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(implementation = BatchSummary.class)))
  @APIResponse(
      responseCode = "408",
      description = "The body did not arrive in time: send less at once")
  @APIResponse(responseCode = "409", description = "The same request is still running")
  @APIResponse(
      responseCode = "422",
      description =
          "Nothing is stored: a line cannot be, or more are wrong than are read. `errors` has the"
              + " first 1,000 of them")
  public Response post(
      @Context HttpHeaders headers,
      @BeanParam Prefer prefer,
      @BeanParam IdempotencyKey key,
      InputStream body) {
    var handling = prefer.handling();
    var reply = observations.post(BatchFormat.of(headers.getMediaType()), handling, body, key);
    return Response.fromResponse(reply.response())
        .header(Prefer.APPLIED, Prefer.applied(handling))
        .build();
  }
}
