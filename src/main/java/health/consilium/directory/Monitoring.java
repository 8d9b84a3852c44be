package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is watched while a patient is treated. */
public enum Monitoring {
  @JsonProperty("blood-pressure")
  BLOOD_PRESSURE,
  @JsonProperty("pulse-oximetry")
  PULSE_OXIMETRY,
  @JsonProperty("ecg")
  ECG,
  @JsonProperty("capnography")
  CAPNOGRAPHY,
  @JsonProperty("sedation-scale")
  SEDATION_SCALE
}
