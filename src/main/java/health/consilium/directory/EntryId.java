package health.consilium.directory;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which resource is meant.
 *
 * @param text as it stood in the path
 */
public record EntryId(
    @Parameter(
            description = "The resource's id.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
        @PathParam("id")
        String text) {
  /**
   * The id.
   *
   * @throws health.consilium.platform.problem.Refusal 400 when it is no UUID
   */
  public UUID uuid() {
    return Parameters.uuid("id", text);
  }
}
