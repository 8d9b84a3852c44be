package health.consilium.platform.text;

/**
 * A place in a text that could identify somebody. It never holds what stands there.
 *
 * @param rule its stable name, such as SSN
 * @param offset where it begins, in UTF-16 code units as Java and JavaScript count them
 * @param length how long it is, likewise
 */
public record Finding(String rule, int offset, int length, Action action) {
  int end() {
    return offset + length;
  }
}
