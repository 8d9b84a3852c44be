package health.consilium.directory;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which verifications are asked for, as they stood in the query. */
public record DueParameters(
    @Parameter(
            description =
                "Those that are due within this time, as an ISO 8601 duration of 0 to 90 whole days; what"
                    + " nobody stands by is due at once.",
            schema = @Schema(type = SchemaType.STRING, format = "duration", defaultValue = "P14D"))
        @QueryParam("within")
        @Nullable String within,
    @Parameter(
            description = "Only resources of this kind, as its path says it.",
            schema =
                @Schema(
                    type = SchemaType.STRING,
                    enumeration = {
                      "organizations",
                      "locations",
                      "healthcare-services",
                      "practitioners",
                      "practitioner-roles",
                      "networks",
                      "insurance-plans",
                      "credentials"
                    }))
        @QueryParam("collection")
        @Nullable String collection,
    @Parameter(
            description = "Only what this clinic keeps, or the network: a clinic's id, or network.")
        @QueryParam("keeper")
        @Nullable String keeper) {
  private static final Duration FORTNIGHT = Duration.ofDays(14);

  /**
   * What they ask for.
   *
   * @throws Refusal 400 that names the parameter which is wrong
   */
  DueQuery query(Kinds kinds) {
    var collections =
        Optional.ofNullable(collection)
            .map(name -> List.of(kinds.parameter("collection", name).collection()))
            .orElseGet(kinds::collections);
    return new DueQuery(
        collections, Optional.ofNullable(keeper).map(DueParameters::keeper), days());
  }

  private static Keeper keeper(String text) {
    return text.equals(Keeper.NETWORK.name())
        ? Keeper.NETWORK
        : new Keeper(Parameters.uuid("keeper", text));
  }

  private Duration days() {
    var asked = duration();
    if (asked.isNegative()
        || asked.compareTo(Verification.TERM) > 0
        || !asked.equals(Duration.ofDays(asked.toDays()))) {
      throw notDays();
    }
    return asked;
  }

  private Duration duration() {
    try {
      return Optional.ofNullable(within).map(Duration::parse).orElse(FORTNIGHT);
    } catch (DateTimeException e) {
      throw notDays();
    }
  }

  private static Refusal notDays() {
    return Refusal.parameter(
        "within", "must be an ISO 8601 duration of 0 to 90 whole days, such as P14D");
  }
}
