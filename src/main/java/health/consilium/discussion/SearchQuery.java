package health.consilium.discussion;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The words that are looked for, as they were sent. */
public record SearchQuery(
    @Parameter(
            description =
                "Words that the post or its title has, in any form of them; `or` between two,"
                    + " `-` before one that it must not have, quotation marks around a phrase."
                    + " One at least must be no stop word",
            example = "slowed infusion",
            required = true,
            schema =
                @Schema(
                    implementation = String.class,
                    minLength = 1,
                    maxLength = SearchQuery.LONGEST))
        @QueryParam("q")
        @Nullable String q) {
  private static final int LONGEST = 200;

  /**
   * What is asked for.
   *
   * @throws Refusal 400 when it is missing, blank or too long
   */
  String words() {
    String words = Parameters.given("q", q);
    if (words.isBlank() || words.length() > LONGEST) {
      throw Refusal.parameter("q", "must have 1 to %d characters".formatted(LONGEST));
    }
    return words;
  }
}
