package health.consilium.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller does to what, as the audit log keeps it. It never says what was read or written.
 *
 * @param resource what kind of thing it is done to, such as {@code course}: a word of the API, in
 *     small letters
 * @param id to which one, or of which clinic where it is done to all that a person there has;
 *     absent where there is none, or are several
 * @param count to how many; absent where it is not counted
 */
public record Deed(Action action, String resource, @Nullable UUID id, @Nullable Integer count) {

  /** What was done. The names are stored: one never changes its meaning. */
  public enum Action {
    @JsonProperty("read")
    READ,
    @JsonProperty("list")
    LIST,
    /** Created, changed, or sent again. */
    @JsonProperty("write")
    WRITE,
    /** Marked as entered in error. */
    @JsonProperty("retract")
    RETRACT,
    /** All of a subject's marked as entered in error, since consent was withdrawn. */
    @JsonProperty("withdraw")
    WITHDRAW,
    /** Refused a clinic's clients from then on. */
    @JsonProperty("suspend")
    SUSPEND,
    @JsonProperty("resume")
    RESUME,
    /** Gave a client another secret. */
    @JsonProperty("rotate")
    ROTATE,
    /** Refused a client for ever. */
    @JsonProperty("revoke")
    REVOKE,
    /** Said that something is wrong. */
    @JsonProperty("report")
    REPORT,
    /** Found what was reported to be right. */
    @JsonProperty("accept")
    ACCEPT,
    /** Let everybody read a post that was held or reported. */
    @JsonProperty("release")
    RELEASE,
    /** Decided against it: a report, or a post, which its author alone reads from then on. */
    @JsonProperty("reject")
    REJECT,
    /** Ended a thread. */
    @JsonProperty("lock")
    LOCK,
    @JsonProperty("unlock")
    UNLOCK
  }

  private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");

  public Deed {
    if (!WORD.matcher(resource).matches()) {
      throw new IllegalArgumentException("not a word of the API: " + resource);
    }
  }

  public static Deed read(String resource, UUID id) {
    return new Deed(Action.READ, resource, id, null);
  }

  /** Read what has no id, such as a statistic. */
  public static Deed read(String resource) {
    return new Deed(Action.READ, resource, null, null);
  }

  public static Deed list(String resource, int count) {
    return new Deed(Action.LIST, resource, null, count);
  }

  public static Deed write(String resource, UUID id) {
    return new Deed(Action.WRITE, resource, id, null);
  }

  /** Marked as entered in error. */
  public static Deed retract(String resource, UUID id) {
    return new Deed(Action.RETRACT, resource, id, null);
  }

  /** Marked so many of a subject's records as entered in error, since consent was withdrawn. */
  public static Deed withdraw(String resource, int count) {
    return new Deed(Action.WITHDRAW, resource, null, count);
  }

  /** Wrote so many at once. */
  public static Deed write(String resource, int count) {
    return new Deed(Action.WRITE, resource, null, count);
  }
}
