package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.directory.Distance;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In which unit a search speaks of distances. */
@Schema(description = "International miles, or kilometers")
public enum LengthUnit {
  @JsonProperty("mi")
  MILE {
    @Override
    Distance distance(double value) {
      return Distance.ofMiles(value);
    }

    @Override
    double in(Distance distance) {
      return distance.miles();
    }
  },
  @JsonProperty("km")
  KILOMETER {
    @Override
    Distance distance(double value) {
      return Distance.ofKilometers(value);
    }

    @Override
    double in(Distance distance) {
      return distance.kilometers();
    }
  };

  abstract Distance distance(double value);

  abstract double in(Distance distance);
}
