package health.consilium.discussion;

import health.consilium.access.Caller;
import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whose keys are meant, as it was sent. */
public record FeedOwner(
    @Parameter(description = "Whose person it is", required = true) @QueryParam("clinic")
        @Nullable String clinic,
    @Parameter(
            description = "The subject of the person's tokens",
            example = "person-6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11",
            required = true)
        @QueryParam("clientId")
        @Nullable String clientId) {

  UUID clinicId() {
    return Parameters.uuid("clinic", Parameters.given("clinic", clinic));
  }

  Caller person() {
    return new Caller(Parameters.given("clientId", clientId), Optional.of(clinicId()), Set.of());
  }
}
