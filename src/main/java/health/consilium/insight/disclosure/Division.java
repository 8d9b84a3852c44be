package health.consilium.insight.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.observation.Coded;

/** Where a clinic is: the divisions of the U.S. Census Bureau, and the territories, in none. */
public enum Division implements Coded {
  @JsonProperty("new-england")
  NEW_ENGLAND(1),
  @JsonProperty("middle-atlantic")
  MIDDLE_ATLANTIC(2),
  @JsonProperty("east-north-central")
  EAST_NORTH_CENTRAL(3),
  @JsonProperty("west-north-central")
  WEST_NORTH_CENTRAL(4),
  @JsonProperty("south-atlantic")
  SOUTH_ATLANTIC(5),
  @JsonProperty("east-south-central")
  EAST_SOUTH_CENTRAL(6),
  @JsonProperty("west-south-central")
  WEST_SOUTH_CENTRAL(7),
  @JsonProperty("mountain")
  MOUNTAIN(8),
  @JsonProperty("pacific")
  PACIFIC(9),
  @JsonProperty("territories")
  TERRITORIES(10);

  private final int number;

  Division(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
