package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where it was given. */
public enum Setting implements Coded {
  @JsonProperty("clinic")
  CLINIC(1),
  @JsonProperty("hospital")
  HOSPITAL(2),
  @JsonProperty("home")
  HOME(3);

  private final int number;

  Setting(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
