package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a location does on the federal holidays of the United States. */
public enum HolidayHours {
  /** Closed, on the holiday itself and on the day it is observed. */
  @JsonProperty("closed")
  CLOSED,
  /** Open as on any other day. */
  @JsonProperty("open")
  OPEN
}
