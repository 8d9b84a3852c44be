package health.consilium.platform.http;

import health.consilium.platform.json.WireNames;
import jakarta.ws.rs.HeaderParam;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * What the caller would rather have, of RFC 7240: the Prefer header.
 *
 * @param lines of it, which are one list however many they are (RFC 9110, section 5.3)
 */
public record Prefer(
    @Parameter(
            description =
                "`handling=strict`, unless given, carries out all or nothing; `handling=lenient`"
                    + " what is right.",
            schema = @Schema(implementation = String.class, examples = "handling=lenient"))
        @HeaderParam(Prefer.HEADER)
        List<String> lines) {
  /** The answer's header that says which preference was followed. */
  public static final String APPLIED = "Preference-Applied";

  private static final String HEADER = "Prefer";
  private static final Pattern HANDLING =
      Pattern.compile("handling *(?:= *\"?([^\";]*)\"? *)?(?:;.*)?", Pattern.CASE_INSENSITIVE);

  /**
   * How to carry the request out; other preferences are passed over.
   *
   * @throws health.consilium.platform.problem.Refusal 400 when it is neither strict nor lenient
   */
  public Handling handling() {
    return lines.stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(each -> HANDLING.matcher(each.strip()))
        .filter(Matcher::matches)
        .findFirst()
        .map(each -> Objects.requireNonNullElse(each.group(1), "").strip())
        .flatMap(each -> Parameters.one(HEADER, each, Handling.class))
        .orElse(Handling.STRICT);
  }

  /** That preference, as the answer tells it. */
  public static String applied(Handling handling) {
    return "handling=" + WireNames.of(handling);
  }
}
