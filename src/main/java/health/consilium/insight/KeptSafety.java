package health.consilium.insight;

import static java.util.Comparator.comparingInt;

import health.consilium.observation.AdverseEventTerms;
import health.consilium.observation.ExcursionRule;
import health.consilium.observation.SafetyFigure;
import java.util.Comparator;
import java.util.List;

/** What is kept of a clinic's safety: a figure of each kind, as {@code safety_count} has them. */
record KeptSafety(List<Figure> figures) {
  /** All courses, by the count that outcomes are counted among. */
  static final int ENROLLED = -1;

  /**
   * One of them.
   *
   * @param kind which it is, as {@link SafetyFigure} has them
   * @param rule the thresholds by which a vital sign was counted
   * @param count of an adverse event the courses and the sessions with it
   */
  record Figure(int kind, int rule, ExcursionCount count) {}

  /** Whether they are of all courses, and by these rules. */
  boolean isWhole(List<ExcursionRule> rules) {
    return of(SafetyFigure.COURSE).courses() == of(ENROLLED).courses()
        && rules.stream().allMatch(this::isBy);
  }

  SafetyReport report(List<ExcursionRule> rules, AdverseEventTerms terms) {
    int enrolled = of(ENROLLED).courses();
    var excursions = rules.stream().map(rule -> of(rule.measure()).of(rule, enrolled)).toList();
    return new SafetyReport(enrolled, events(terms), excursions);
  }

  private AdverseEventReport events(AdverseEventTerms terms) {
    return new AdverseEventReport(
        rate(of(SafetyFigure.EVENT)), rate(of(SafetyFigure.SERIOUS_EVENT)), terms(terms));
  }

  /** Those that happened, the most frequent first. */
  private List<TermRate> terms(AdverseEventTerms terms) {
    Comparator<TermRate> often = comparingInt(term -> term.sessions().count());
    return figures.stream()
        .filter(figure -> figure.kind() > SafetyFigure.EVENT)
        .map(
            figure ->
                term(terms.numbered(figure.kind() - SafetyFigure.EVENT).code(), figure.count()))
        .sorted(
            often
                .thenComparingInt(term -> term.courses().count())
                .reversed()
                .thenComparing(TermRate::term))
        .toList();
  }

  private TermRate term(String code, ExcursionCount count) {
    var rate = rate(count);
    return new TermRate(code, rate.sessions(), rate.courses());
  }

  private EventRate rate(ExcursionCount count) {
    return new EventRate(
        Rate.exact(count.sessionsWith(), of(SafetyFigure.COURSE).sessions()),
        Rate.exact(count.courses(), of(ENROLLED).courses()));
  }

  private boolean isBy(ExcursionRule rule) {
    return figures.stream()
        .allMatch(figure -> figure.kind() != rule.measure() || figure.rule() == rule.number());
  }

  private ExcursionCount of(int kind) {
    return figures.stream()
        .filter(figure -> figure.kind() == kind)
        .map(Figure::count)
        .findFirst()
        .orElse(ExcursionCount.NONE);
  }
}
