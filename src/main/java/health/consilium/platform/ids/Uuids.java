package health.consilium.platform.ids;

import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs as RFC 9562 writes them. */
public final class Uuids {
  /**
   * Java fills up groups that are too short and cuts those that are too long: two ids become one.
   */
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** The nil UUID, which no id is below: where a listing by ids begins. */
  public static final UUID NIL = new UUID(0, 0);

  private Uuids() {}

  /**
   * The UUID of these 36 characters.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static UUID parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a UUID has groups of 8, 4, 4, 4 and 12 digits");
    }
    return UUID.fromString(text);
  }
}
