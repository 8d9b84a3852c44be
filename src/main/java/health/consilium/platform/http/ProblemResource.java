package health.consilium.platform.http;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page that a problem's type leads to. */
@Path("/problems/{code}")
@Tag(name = "Service")
public class ProblemResource {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>%1$s</title>
      <h1>%1$s</h1>
      <p><code>%2$s</code>, HTTP status %3$d.</p>
      <p>%4$s</p>
      </html>
      """;

  @GET
  @PermitAll
  @AnyOrigin
  @Produces(MediaType.TEXT_HTML)
  @Operation(operationId = "getProblem", summary = "What a problem's code means")
  public String page(@PathParam("code") String code) {
    var known = ProblemCode.named(code).orElseThrow(() -> Refusal.notFound("problem code"));
    return PAGE.formatted(known.title(), known.code(), known.status(), known.meaning());
  }
}
