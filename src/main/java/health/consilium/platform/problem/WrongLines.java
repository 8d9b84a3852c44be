package health.consilium.platform.problem;

/**
 * How many lines of a body cannot be taken.
 *
 * @param conflicting since something else has their id
 * @param rejected for whatever else is wrong with them
 */
public record WrongLines(int conflicting, int rejected) {
  public int count() {
    return conflicting + rejected;
  }
}
