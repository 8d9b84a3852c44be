package health.consilium.platform.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The caller's news: a request that is refused with one problem and has changed nothing. It carries
 * no stack trace, since it is an answer and not a defect.
 */
public class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProblemCode code;
  private final transient List<Fault> faults;
  private final transient List<String> candidates;
  private final transient Map<String, String> headers;

  public Refusal(ProblemCode code, String detail) {
    this(code, detail, List.of(), List.of(), Map.of());
  }

  public Refusal(Fault fault) {
    this(fault.code(), fault.sentence(), List.of(fault), List.of(), Map.of());
  }

  /**
   * Several faults of one code: the first is told in the problem's detail, and all in its errors.
   */
  public static Refusal of(List<Fault> faults) {
    var first = faults.getFirst();
    return new Refusal(first.code(), first.sentence(), faults, List.of(), Map.of());
  }

  protected Refusal(
      ProblemCode code,
      String detail,
      List<Fault> faults,
      List<String> candidates,
      Map<String, String> headers) {
    super(detail, null, false, false);
    this.code = code;
    this.faults = faults;
    this.candidates = candidates;
    this.headers = headers;
  }

  /** The same refusal with a header that the answer must carry, such as Retry-After. */
  public Refusal with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Refusal(code, detail(), faults, candidates, Map.copyOf(more));
  }

  /** The same refusal with the values that the caller may have meant. */
  public Refusal offering(List<String> choices) {
    return new Refusal(code, detail(), faults, choices, headers);
  }

  /** A path, query or form parameter with a wrong value: 400. */
  public static Refusal parameter(String name, String rule) {
    return new Refusal(Fault.of(name, ProblemCode.INVALID_PARAMETER, rule));
  }

  /** A body that fits its schema but breaks a rule: 422. */
  public static Refusal unprocessable(String pointer, String rule) {
    return new Refusal(Fault.at(pointer, ProblemCode.UNPROCESSABLE, rule));
  }

  /** What cannot be done now: 503 that says after which whole seconds to come again. */
  public static Refusal unavailable(String detail, Duration retryAfter) {
    return new Refusal(ProblemCode.UNAVAILABLE, detail)
        .with(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
  }

  /** Nothing here that the caller may see: 404. */
  public static Refusal notFound(String what) {
    return new Refusal(ProblemCode.NOT_FOUND, "There is no such " + what + ".");
  }

  /**
   * The same where the parameters stood in a body, each as a member of that name: what is a wrong
   * parameter (400) is there a value that breaks a rule (422).
   *
   * @param elsewhere a parameter that did not
   */
  public Refusal inBody(String elsewhere) {
    return faults.stream()
        .filter(fault -> fault.parameter() != null && !fault.parameter().equals(elsewhere))
        .findFirst()
        .map(fault -> new Refusal(fault.inBody()).offering(candidates))
        .orElse(this);
  }

  public ProblemCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<Fault> faults() {
    return faults;
  }

  public List<String> candidates() {
    return candidates;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** Who deleted what was asked for, and when; none where nothing was deleted. */
  public Optional<Tombstone> tombstone() {
    return Optional.empty();
  }

  /** How many of a body's lines are wrong; none where it is not read line by line. */
  public Optional<WrongLines> wrongLines() {
    return Optional.empty();
  }

  /** A body of many lines that is refused whole for those that are wrong: 422 that counts them. */
  public static final class OfLines extends Refusal {
    private static final long serialVersionUID = 1;

    private final transient WrongLines lines;

    /**
     * @param faults of the first of them
     */
    public OfLines(String detail, List<Fault> faults, WrongLines lines) {
      super(ProblemCode.UNPROCESSABLE, detail, faults, List.of(), Map.of());
      this.lines = lines;
    }

    @Override
    public Optional<WrongLines> wrongLines() {
      return Optional.of(lines);
    }
  }

  /** What was here and has been deleted: 410 that says by whom and when. */
  public static final class Gone extends Refusal {
    private static final long serialVersionUID = 1;

    private final transient Tombstone tombstone;

    public Gone(String what, Tombstone tombstone) {
      super(ProblemCode.GONE, "This " + what + " has been deleted.");
      this.tombstone = tombstone;
    }

    @Override
    public Optional<Tombstone> tombstone() {
      return Optional.of(tombstone);
    }
  }

  /**
   * A value that cannot exist. It knows its own name and rule only; the edge that read it says
   * where it stood: a parameter (400) or a place in a body (422).
   */
  public static final class Invalid extends Refusal {
    private static final long serialVersionUID = 1;

    private final String name;
    private final String rule;

    public Invalid(String name, String rule) {
      super(Fault.of(name, ProblemCode.INVALID_PARAMETER, rule));
      this.name = name;
      this.rule = rule;
    }

    public String name() {
      return name;
    }

    public String rule() {
      return rule;
    }

    /** The same where the value is a member of a body's object: 422. */
    public Refusal inBody() {
      return unprocessable("/" + name, rule);
    }
  }
}
