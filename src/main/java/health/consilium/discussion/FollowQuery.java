package health.consilium.discussion;

import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Conditions;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whether a listing is to have only what belongs to discussions that the caller follows. */
public record FollowQuery(
    @Parameter(
            description = "true: only of discussions that the caller follows",
            schema = @Schema(implementation = Boolean.class))
        @QueryParam("followed")
        @Nullable String followed) {

  /**
   * Leaves of the discussions {@code d} those that are asked for.
   *
   * @throws Refusal 400 for what is neither true nor false
   */
  Conditions narrow(Reader reader, Conditions conditions) {
    return narrows() ? FollowTable.followed(reader, conditions) : conditions;
  }

  /**
   * Whether only those are asked for.
   *
   * @throws Refusal 400 for what is neither true nor false
   */
  boolean narrows() {
    if (followed != null && !Set.of("true", "false").contains(followed)) {
      throw Refusal.parameter("followed", "must be true or false");
    }
    return "true".equals(followed);
  }
}
