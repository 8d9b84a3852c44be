package health.consilium.insight.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.observation.Coded;

/** Where a clinic is: the divisions of the U.S. Census Bureau, and the territories, in none. */
public enum Division implements Coded {
  @JsonProperty("new-england")
  NEW_ENGLAND(1, "northeast"),
  @JsonProperty("middle-atlantic")
  MIDDLE_ATLANTIC(2, "northeast"),
  @JsonProperty("east-north-central")
  EAST_NORTH_CENTRAL(3, "midwest"),
  @JsonProperty("west-north-central")
  WEST_NORTH_CENTRAL(4, "midwest"),
  @JsonProperty("south-atlantic")
  SOUTH_ATLANTIC(5, "south"),
  @JsonProperty("east-south-central")
  EAST_SOUTH_CENTRAL(6, "south"),
  @JsonProperty("west-south-central")
  WEST_SOUTH_CENTRAL(7, "south"),
  @JsonProperty("mountain")
  MOUNTAIN(8, "west"),
  @JsonProperty("pacific")
  PACIFIC(9, "west"),
  @JsonProperty("territories")
  TERRITORIES(10, "territories");

  private final int number;
  private final String region;

  Division(int number, String region) {
    this.number = number;
    this.region = region;
  }

  @Override
  public int number() {
    return number;
  }

  /** The Bureau's region that it lies in; the territories are one of their own. */
  String region() {
    return region;
  }
}
