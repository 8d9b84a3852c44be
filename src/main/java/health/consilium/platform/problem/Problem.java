package health.consilium.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 tells it, in {@code application/problem+json}.
 *
 * @param type a reference to the code's own page
 * @param title the code in words
 * @param status the HTTP status
 * @param detail what is wrong, by which rule, and the way out
 * @param instance the request id, to be quoted in a report
 * @param errors each single fault, with its place
 * @param candidates the values that the caller may have meant
 * @param conflicting of a body of many lines, how many name an id that something else has
 * @param rejected of a body of many lines, how many others are wrong
 * @param deletedAt when what was asked for was deleted
 * @param deletedBy the id of who deleted it, or {@code network}
 */
@Schema(description = "An error as RFC 9457 tells it.")
public record Problem(
    @Schema(examples = "/problems/invalid-parameter") String type,
    String title,
    int status,
    String detail,
    @Schema(examples = "urn:uuid:7b0cbd2f-7d1a-4f6c-9a5e-2f1f6a1c9d10") String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<Fault> errors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> candidates,
    @Nullable Integer conflicting,
    @Nullable Integer rejected,
    @Nullable Instant deletedAt,
    @Nullable String deletedBy) {

  /** The media type of every error. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(Refusal refusal, String requestId) {
    ProblemCode code = refusal.code();
    return new Problem(
        code.type(),
        code.title(),
        code.status(),
        refusal.detail(),
        "urn:uuid:" + requestId,
        refusal.faults(),
        refusal.candidates(),
        refusal.wrongLines().map(WrongLines::conflicting).orElse(null),
        refusal.wrongLines().map(WrongLines::rejected).orElse(null),
        refusal.tombstone().map(Tombstone::deletedAt).orElse(null),
        refusal.tombstone().map(Tombstone::deletedBy).orElse(null));
  }
}
