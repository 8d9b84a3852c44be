package health.consilium.platform.text;

/** What is to be done about a finding, the mildest first. */
public enum Action {
  /** Replace it: {@link Screening#masked} does. */
  MASK,
  /** Show the text to nobody before a person has looked at it. */
  HOLD,
  /** Refuse the text. */
  BLOCK
}
