package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What there is to tell of a hit; {@code fields} chooses among it. */
public enum HitMember {
  @JsonProperty("location")
  LOCATION,
  @JsonProperty("organization")
  ORGANIZATION,
  @JsonProperty("services")
  SERVICES,
  @JsonProperty("distance")
  DISTANCE,
  @JsonProperty("bearing")
  BEARING,
  @JsonProperty("open")
  OPEN,
  @JsonProperty("matched")
  MATCHED;

  static final Set<HitMember> ALL = Collections.unmodifiableSet(EnumSet.allOf(HitMember.class));
}
