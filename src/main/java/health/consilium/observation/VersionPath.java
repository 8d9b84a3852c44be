package health.consilium.observation;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which version of a record is asked for, as it stood in the path. */
public record VersionPath(
    @Parameter(
            description = "Which one: 1 is the first.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
        @PathParam("version")
        String version) {

  int number() {
    return Parameters.integer("version", version).orElseThrow();
  }
}
