package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an adverse event is serious, as in FHIR; that is not how severe it was. */
public enum Seriousness {
  @JsonProperty("non-serious")
  NON_SERIOUS,
  @JsonProperty("serious")
  SERIOUS;

  static Seriousness of(boolean serious) {
    return serious ? SERIOUS : NON_SERIOUS;
  }
}
