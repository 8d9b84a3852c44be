package health.consilium.discussion;

import health.consilium.platform.problem.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person's name, as whoever confirms it has seen it proven.
 *
 * @param clinic whose person it is
 * @param clientId the subject of the person's tokens
 * @param name 1 to 100 characters in one line
 * @param credentials what may stand behind it, at most ten
 */
public record NewName(
    UUID clinic,
    @Schema(examples = "person-6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11") String clientId,
    @Schema(examples = "Ada Example") String name,
    @Schema(examples = "[\"MD\"]") List<String> credentials) {
  private static final int LONGEST_CLIENT = 255;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_CREDENTIALS = 10;
  private static final Pattern CREDENTIAL = Pattern.compile("[A-Z][A-Za-z0-9.-]{0,19}");

  public NewName {
    Lengths.check("clientId", clientId, LONGEST_CLIENT);
    Lengths.checkLine("name", name, LONGEST_NAME);
    if (credentials.size() > MOST_CREDENTIALS
        || !credentials.stream().allMatch(each -> CREDENTIAL.matcher(each).matches())) {
      throw new Refusal.Invalid("credentials", "must be at most 10 abbreviations, such as MD");
    }
    credentials = List.copyOf(credentials);
  }
}
