package health.consilium.search;

import health.consilium.directory.Accessibility;
import health.consilium.directory.Delivery;
import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.PaymentMethod;
import health.consilium.directory.Product;
import health.consilium.directory.Qualification;
import health.consilium.directory.Route;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The locations that each value of each filter finds, as the services come in: sets of their cards'
 * numbers, since a location comes once for each of its services.
 */
final class Tally {
  private static final String STATE = "state";
  private static final String DELIVERY = "delivery";

  private static final Map<Term.Kind, String> OPEN =
      Map.of(
          Term.Kind.PLAN, "plans",
          Term.Kind.LANGUAGE, "languages",
          Term.Kind.SPECIALTY, "specialty",
          Term.Kind.STATE, STATE);

  private final Filters filters;
  private final List<Filter> closed;
  private final Filter credentials;
  private final Map<Long, Map<String, List<String>>> closedValues = new HashMap<>();
  private final BitSet found = new BitSet();
  private final Map<String, Map<String, BitSet>> byValue = new TreeMap<>();

  Tally(Filters filters, LocalDate today) {
    this.filters = filters;
    this.closed =
        List.of(
            every("routes", Route.class),
            every("indications", Indication.class),
            every("product", Product.class),
            every("paymentMethods", PaymentMethod.class),
            every("accepting", PatientAcceptance.class),
            every(DELIVERY, Delivery.class),
            every("accessibility", Accessibility.class));
    this.credentials =
        new CredentialFilter("credentials", EnumSet.allOf(Qualification.class), today);
  }

  /** Counts a service there: for everything, or for the only filter that it does not meet. */
  void add(int location, Offer offer) {
    var unmet = filters.all().stream().filter(filter -> filter.met(offer).isEmpty()).toList();
    if (unmet.isEmpty()) {
      found.set(location);
    }
    if (unmet.size() <= 1) {
      values(offer)
          .forEach(
              (parameter, values) -> {
                if (unmet.isEmpty() || unmet.getFirst().parameter().equals(parameter)) {
                  values.forEach(value -> locations(parameter, value).set(location));
                }
              });
    }
  }

  long total() {
    return found.cardinality();
  }

  /** By the names of the filters. */
  List<FacetCount> counts() {
    return byValue.entrySet().stream()
        .filter(each -> isChoice(each.getKey()))
        .map(each -> new FacetCount(each.getKey(), counts(each.getValue())))
        .toList();
  }

  /** A state goes with virtual care only: where one is asked for, delivery is no choice. */
  private boolean isChoice(String parameter) {
    boolean inState = filters.all().stream().anyMatch(each -> each.parameter().equals(STATE));
    return switch (parameter) {
      case STATE -> inState;
      case DELIVERY -> !inState;
      default -> true;
    };
  }

  private static List<FacetCount.Value> counts(Map<String, BitSet> locations) {
    return locations.entrySet().stream()
        .map(each -> new FacetCount.Value(each.getKey(), each.getValue().cardinality()))
        .sorted(
            Comparator.comparingLong(FacetCount.Value::count)
                .reversed()
                .thenComparing(FacetCount.Value::value))
        .toList();
  }

  private BitSet locations(String parameter, String value) {
    return byValue
        .computeIfAbsent(parameter, none -> new TreeMap<>())
        .computeIfAbsent(value, none -> new BitSet());
  }

  /** By the parameters that ask for them. */
  private Map<String, List<String>> values(Offer offer) {
    var values = new LinkedHashMap<>(closedValues.computeIfAbsent(offer.word(), this::closed));
    values.put(credentials.parameter(), credentials.met(offer));
    offer.terms().stream()
        .collect(Collectors.groupingBy(Term::kind))
        .forEach(
            (kind, terms) ->
                values.put(
                    Objects.requireNonNull(OPEN.get(kind)),
                    terms.stream().map(Term::value).toList()));
    return values;
  }

  private Map<String, List<String>> closed(long word) {
    var traits = new Offer(word, Set.of(), List.of(), Optional.empty());
    return closed.stream()
        .collect(Collectors.toMap(Filter::parameter, filter -> filter.met(traits)));
  }

  private static <E extends Enum<E>> Filter every(String parameter, Class<E> type) {
    return TraitFilter.of(parameter, EnumSet.allOf(type));
  }
}
