package health.consilium.search;

import health.consilium.directory.HealthcareService;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value of an open vocabulary that a service has, as {@code search_term} keeps it.
 *
 * @param kind of the vocabulary
 * @param value as it is asked for
 */
record Term(Kind kind, String value) {
  enum Kind {
    PLAN,
    LANGUAGE,
    SPECIALTY,
    STATE
  }

  /** Spoken nearly everywhere: it narrows nothing. */
  private static final String ENGLISH = "en";

  static Term plan(UUID id) {
    return new Term(Kind.PLAN, id.toString());
  }

  /** A tag of BCP 47, whose case does not matter. */
  static Term language(String tag) {
    return new Term(Kind.LANGUAGE, tag.toLowerCase(Locale.ROOT));
  }

  static Term specialty(String code) {
    return new Term(Kind.SPECIALTY, code);
  }

  static Term state(String code) {
    return new Term(Kind.STATE, code);
  }

  /** All terms of a service, each once. */
  static Stream<Term> of(HealthcareService service) {
    return Stream.of(
            service.plansAccepted().stream().map(Term::plan),
            service.languages().stream().flatMap(Term::ranges),
            service.specialties().stream().map(Term::specialty),
            service.coverageStates().stream().map(Term::state))
        .flatMap(each -> each)
        .distinct();
  }

  /** Who asks for es finds es-MX: the basic filtering of RFC 4647 (3.3.1). */
  private static Stream<Term> ranges(String tag) {
    return IntStream.rangeClosed(1, tag.length())
        .filter(end -> end == tag.length() || tag.charAt(end) == '-')
        .mapToObj(end -> language(tag.substring(0, end)));
  }

  /** Whether its offers are on a map: what nearly all have is not, nor states within a country. */
  boolean isMapped() {
    return kind != Kind.STATE && !(kind == Kind.LANGUAGE && value.equals(ENGLISH));
  }

  String text() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + value;
  }

  static Term parse(String text) {
    String[] parts = text.split(":", 2);
    return new Term(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
  }
}
