package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was taken or given beside the drug; the first five are those that the esketamine REMS asks
 * for.
 */
public enum Adjunct implements Coded {
  @JsonProperty("benzodiazepine")
  BENZODIAZEPINE(1),
  /** Other than benzodiazepines. */
  @JsonProperty("sedative-hypnotic")
  SEDATIVE_HYPNOTIC(2),
  @JsonProperty("opioid")
  OPIOID(3),
  @JsonProperty("psychostimulant")
  PSYCHOSTIMULANT(4),
  /** A monoamine oxidase inhibitor. */
  @JsonProperty("maoi")
  MAOI(5),
  @JsonProperty("antiemetic")
  ANTIEMETIC(6),
  @JsonProperty("antihypertensive")
  ANTIHYPERTENSIVE(7),
  @JsonProperty("alpha-2-agonist")
  ALPHA_2_AGONIST(8),
  @JsonProperty("anticholinergic")
  ANTICHOLINERGIC(9),
  @JsonProperty("oxygen")
  OXYGEN(10),
  /** During or around the session. */
  @JsonProperty("psychotherapy")
  PSYCHOTHERAPY(11),
  @JsonProperty("other")
  OTHER(12);

  private final int number;

  Adjunct(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
