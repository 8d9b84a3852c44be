package health.consilium.observation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.text.Finding;
import health.consilium.platform.text.Screening;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A code that a clinic makes up itself. There is no free text in what clinics observe, but whoever
 * may choose a code may write a telephone number into it: what could identify a person is refused,
 * whether a post would be held for it or not, since nobody reads these.
 */
final class PlainCode {
  private static final Pattern LETTER_AND_DIGIT = Pattern.compile("([A-Za-z])([0-9])");
  private static final Screening SCREENING = new Screening();

  /** A clinic uses few codes, over and over, and screening one costs more than storing it. */
  private static final LoadingCache<String, Optional<Finding>> SCREENED =
      Caffeine.newBuilder().maximumSize(10_000).build(PlainCode::screened);

  private PlainCode() {}

  /**
   * Refuses what is no such code, or could identify a person.
   *
   * @param member of the record whose value it is
   * @param rule what the pattern asks for, in words
   * @throws Refusal to be placed by whoever reads the body
   */
  static void require(String code, Pattern pattern, String member, String rule) {
    if (!pattern.matcher(code).matches()) {
      throw new Refusal.Invalid(member, rule);
    }
    SCREENED
        .get(code)
        .ifPresent(
            finding -> {
              throw identifying(member, finding);
            });
  }

  /** Also as it reads with a gap between a letter and a digit, which a code need not have. */
  private static Optional<Finding> screened(String code) {
    return Stream.of(code, LETTER_AND_DIGIT.matcher(code).replaceAll("$1 $2"))
        .flatMap(reading -> SCREENING.findings(reading).stream())
        .findFirst();
  }

  private static Refusal identifying(String member, Finding finding) {
    return new Refusal(
        Fault.at(
            "/" + member,
            ProblemCode.IDENTIFYING_TEXT,
            "could identify a person by rule %s: choose another code".formatted(finding.rule())));
  }
}
