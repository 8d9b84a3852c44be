package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In which order hits come; of equal ones always in the same. */
@Schema(
    description =
        "distance: the nearest first; name: by the location's name, whose case and accents do not"
            + " matter; verified: those verified last first, and those that nobody has verified at"
            + " the end; relevance: with q, those that have its words whole, then those that have"
            + " words which begin so, then similar ones, each the nearest first")
public enum SearchOrder {
  @JsonProperty("distance")
  DISTANCE,
  @JsonProperty("name")
  NAME,
  @JsonProperty("verified")
  VERIFIED,
  @JsonProperty("relevance")
  RELEVANCE
}
