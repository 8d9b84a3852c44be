package health.consilium.platform.json;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.core.MediaType;

/** The one encoding in which bodies are read, whatever their Content-Type allows. */
public final class Utf8 {
  private static final String NAME = "utf-8";

  private Utf8() {}

  /**
   * Refuses a body that says it is in another.
   *
   * @throws Refusal 415
   */
  public static void require(MediaType type) {
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !NAME.equalsIgnoreCase(charset)) {
      throw new Refusal(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Bodies are read in UTF-8 only.");
    }
  }
}
