package health.consilium.platform.idempotency;

import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.HeaderParam;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The name that a caller gives a request, to repeat it under: the Idempotency-Key header.
 *
 * @param header as it was sent; absent when the request is not to be repeated
 */
public record IdempotencyKey(
    @Parameter(
            description =
                "Any name of the request's own, quoted or bare. The same request under the same key"
                    + " is carried out once in seven days. Its repetitions get the first answer's"
                    + " status and place; what was posted may be shown as it is by then.",
            schema = @Schema(implementation = String.class, maxLength = 257))
        @HeaderParam(IdempotencyKey.HEADER)
        @Nullable String header) {
  /** Its name. */
  public static final String HEADER = "Idempotency-Key";

  /** RFC 8941's string without escapes, or the same without its quotation marks. */
  private static final Pattern FORM =
      Pattern.compile("\"([ !#-\\[\\]-~]{1,255})\"|([!#-\\[\\]-~]{1,255})");

  /**
   * The key itself, without quotation marks.
   *
   * @throws Refusal 400 when it is empty, longer than 255 characters, or no printable ASCII
   */
  public Optional<String> value() {
    return Optional.ofNullable(header).map(IdempotencyKey::parse);
  }

  private static String parse(String header) {
    var form = FORM.matcher(header);
    if (!form.matches()) {
      throw Refusal.parameter(HEADER, "must be 1 to 255 printable characters, quoted or bare");
    }
    return Optional.ofNullable(form.group(1)).orElseGet(() -> form.group(2));
  }
}
