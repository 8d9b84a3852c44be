package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a service is given at a place or over a distance, as Plan-Net's delivery method. */
public enum Delivery {
  @JsonProperty("physical")
  PHYSICAL,
  @JsonProperty("virtual")
  VIRTUAL
}
