package health.consilium.search;

import health.consilium.directory.Accessibility;
import health.consilium.directory.Coordinates;
import health.consilium.directory.Delivery;
import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.PaymentMethod;
import health.consilium.directory.Product;
import health.consilium.directory.Qualification;
import health.consilium.directory.Route;
import health.consilium.platform.json.WireNames;
import health.consilium.platform.problem.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search told in a body: the parameters of the one by URL, under the same names and rules.
 *
 * @param near around this point
 * @param place around the middle of a place: a ZIP, or "City, ST"
 * @param bbox inside a box: west, south, east and north in decimal degrees
 * @param radius how far from the point or place, 25 unless told, at most 500 mi
 * @param unit of the radius and the distances: mi unless told
 * @param state where a patient of virtual care is: a USPS code
 * @param q words of a name
 * @param plans ids of insurance plans
 * @param languages BCP 47
 * @param specialty NUCC taxonomy codes
 * @param verifiedWithinDays locations that were verified not longer ago
 * @param openNow whether it has to be open now
 * @param openAt when it has to be open
 * @param sort in which order: distance unless told
 * @param fields what to tell of each hit, all unless told
 * @param limit hits on a page, 1 to 100, 20 unless told
 */
public record SearchBody(
    @Nullable Coordinates near,
    @Nullable String place,
    @Nullable List<BigDecimal> bbox,
    @Nullable BigDecimal radius,
    @Nullable LengthUnit unit,
    @Nullable String state,
    @Nullable String q,
    @Nullable Set<Route> routes,
    @Nullable Set<Indication> indications,
    @Nullable Set<Product> product,
    @Nullable Set<UUID> plans,
    @Nullable Set<PaymentMethod> paymentMethods,
    @Nullable Set<PatientAcceptance> accepting,
    @Nullable Set<Delivery> delivery,
    @Nullable Set<String> languages,
    @Nullable Set<Accessibility> accessibility,
    @Nullable Set<Qualification> credentials,
    @Nullable Set<String> specialty,
    @Nullable Integer verifiedWithinDays,
    @Nullable Boolean openNow,
    @Nullable Instant openAt,
    @Nullable SearchOrder sort,
    @Nullable Set<HitMember> fields,
    @Nullable Integer limit) {
  /** The only parameter that stays in the URL. */
  private static final String CURSOR = "cursor";

  /**
   * What it finds.
   *
   * @throws Refusal 400 and 422 that point to the member at fault
   */
  SearchResult page(@Nullable String cursor, Search search) {
    try {
      return search.page(request(cursor));
    } catch (Refusal refusal) {
      throw refusal.inBody(CURSOR);
    }
  }

  /** As it would stand in a URL. */
  private SearchRequest request(@Nullable String cursor) {
    return new SearchRequest(
        new WhereParameters(
            near == null ? null : plain(near.latitude()) + "," + plain(near.longitude()),
            place,
            bbox == null ? null : joined(bbox),
            text(radius),
            text(unit),
            state),
        new WhatParameters(
            q,
            joined(routes),
            joined(indications),
            joined(product),
            joined(plans),
            joined(paymentMethods),
            joined(accepting),
            joined(delivery),
            joined(languages),
            joined(accessibility),
            joined(credentials),
            joined(specialty),
            text(verifiedWithinDays)),
        new OpenParameters(text(openNow), text(openAt)),
        new ShownParameters(text(sort), joined(fields), text(limit), cursor));
  }

  private static @Nullable String joined(@Nullable Collection<?> values) {
    return values == null || values.isEmpty()
        ? null
        : values.stream()
            .map(value -> Objects.requireNonNull(text(value)))
            .collect(Collectors.joining(","));
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Enum<?> constant -> WireNames.of(constant);
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }

  private static String plain(double degrees) {
    return BigDecimal.valueOf(degrees).toPlainString();
  }
}
