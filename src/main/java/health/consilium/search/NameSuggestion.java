package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A listed name that completes or corrects what somebody typed.
 *
 * @param kind whose name it is
 * @param id of the organization or the location
 * @param name as the directory writes it
 * @param latitude of the location; of an organization, of its nearest one: degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param distance from {@code near}, if that was given
 */
public record NameSuggestion(
    Kind kind,
    UUID id,
    String name,
    double latitude,
    double longitude,
    Hit.@Nullable Away distance) {
  /** Whose name it is. */
  @Schema(name = "NameKind")
  public enum Kind {
    @JsonProperty("organization")
    ORGANIZATION,
    @JsonProperty("location")
    LOCATION
  }
}
