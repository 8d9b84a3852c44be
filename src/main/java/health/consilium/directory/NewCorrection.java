package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That something in the directory is wrong.
 *
 * @param collection the kind of resource, as its path says it
 * @param resource its id
 * @param reason what is wrong
 * @param note what those should know who judge, 1 to 1,000 characters: they alone read it, and it
 *     is deleted when they have judged. Nothing about a patient belongs there
 */
public record NewCorrection(
    @Schema(examples = "locations") String collection,
    UUID resource,
    CorrectionReason reason,
    @Schema(minLength = 1, maxLength = NewCorrection.NOTE_LENGTH) @Nullable String note) {
  static final int NOTE_LENGTH = 1_000;

  /** All but line breaks and tabs. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\r\t]]");

  public NewCorrection {
    if (note != null
        && (note.isBlank()
            || note.codePointCount(0, note.length()) > NOTE_LENGTH
            || CONTROL.matcher(note).find())) {
      throw new Refusal.Invalid(
          "note", "must be 1 to " + NOTE_LENGTH + " printable characters, not all of them blank");
    }
  }
}
