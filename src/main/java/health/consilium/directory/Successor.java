package health.consilium.directory;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a resource that is deleted.
 *
 * @param text as it stood in the query; absent where nothing does
 */
public record Successor(
    @Parameter(
            description =
                "The resource of the same collection that stands for the same: whoever asks for this"
                    + " one is led there from now on.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
        @QueryParam(Successor.NAME)
        @Nullable String text) {
  static final String NAME = "mergedInto";

  /**
   * Its id.
   *
   * @throws health.consilium.platform.problem.Refusal 400 when it is no UUID
   */
  Optional<UUID> uuid() {
    return Optional.ofNullable(text).map(id -> Parameters.uuid(NAME, id));
  }
}
