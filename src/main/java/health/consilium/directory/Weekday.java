package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;

/** A day of the week, in the codes of FHIR's days-of-week. */
public enum Weekday {
  @JsonProperty("mon")
  MONDAY,
  @JsonProperty("tue")
  TUESDAY,
  @JsonProperty("wed")
  WEDNESDAY,
  @JsonProperty("thu")
  THURSDAY,
  @JsonProperty("fri")
  FRIDAY,
  @JsonProperty("sat")
  SATURDAY,
  @JsonProperty("sun")
  SUNDAY;

  DayOfWeek inIso() {
    return DayOfWeek.valueOf(name());
  }
}
