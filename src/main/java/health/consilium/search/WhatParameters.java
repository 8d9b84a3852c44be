package health.consilium.search;

import health.consilium.directory.Accessibility;
import health.consilium.directory.Delivery;
import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.PaymentMethod;
import health.consilium.directory.Product;
import health.consilium.directory.Qualification;
import health.consilium.directory.Route;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a search asks for, as it stands in the URL: of each filter one value is enough. */
public record WhatParameters(
    @QueryParam("q")
        @Parameter(
            description =
                "Words of the location's or the organization's name, which may be unfinished or"
                    + " mistyped",
            example = "sandpiper psych")
        @Nullable String q,
    @QueryParam("routes")
        @Parameter(description = "One of these routes, separated by commas", example = "IV,IM")
        @Nullable String routes,
    @QueryParam("indications")
        @Parameter(description = "One of these indications, separated by commas", example = "PTSD")
        @Nullable String indications,
    @QueryParam("product")
        @Parameter(
            description = "One of these products, separated by commas",
            example = "esketamine")
        @Nullable String product,
    @QueryParam("plans")
        @Parameter(
            description =
                "Services that accept one of these insurance plans: ids, separated by commas",
            example = "7f8f4d1e-8d3f-4a53-9d0c-3c1f6a2b9e10")
        @Nullable String plans,
    @QueryParam("paymentMethods")
        @Parameter(
            description = "One of these ways to pay, separated by commas",
            example = "medicaid,self-pay")
        @Nullable String paymentMethods,
    @QueryParam("accepting")
        @Parameter(
            description = "Locations that take one of these, separated by commas",
            example = "newpt")
        @Nullable String accepting,
    @QueryParam("delivery")
        @Parameter(
            description = "One of these ways of delivery, separated by commas",
            example = "virtual")
        @Nullable String delivery,
    @QueryParam("languages")
        @Parameter(
            description =
                "One of these languages, as BCP 47 tags separated by commas; es finds es-MX too",
            example = "es")
        @Nullable String languages,
    @QueryParam("accessibility")
        @Parameter(
            description = "Locations that have one of these, separated by commas",
            example = "adacomp")
        @Nullable String accessibility,
    @QueryParam("credentials")
        @Parameter(
            description =
                "Locations for which one of these credentials speaks, of the organization or of a"
                    + " practitioner there, and which holds today (UTC), separated by commas",
            example = "askp3,board-psychiatry")
        @Nullable String credentials,
    @QueryParam("specialty")
        @Parameter(
            description = "One of these NUCC taxonomy codes, separated by commas",
            example = "2084P0800X")
        @Nullable String specialty,
    @QueryParam("verifiedWithinDays")
        @Parameter(
            description =
                "Locations that were verified not longer ago: so many days of the UTC calendar",
            example = "90",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "3650"))
        @Nullable String verifiedWithinDays) {

  private static final Pattern NUCC = Pattern.compile("[0-9A-Z]{9}X");
  private static final Pattern BCP47 = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_VALUES = 20;

  /**
   * What is asked for.
   *
   * @param state where a patient of virtual care is
   * @throws Refusal 400 that names the parameter at fault
   */
  Filters filters(@Nullable String state, Clock clock) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var all = new ArrayList<Filter>();
    traits("routes", routes, Route.class, all);
    traits("indications", indications, Indication.class, all);
    traits("product", product, Product.class, all);
    terms("plans", plans, WhatParameters::plan, all);
    traits("paymentMethods", paymentMethods, PaymentMethod.class, all);
    traits("accepting", accepting, PatientAcceptance.class, all);
    traits("delivery", delivery, Delivery.class, all);
    state(state, all);
    terms("languages", languages, WhatParameters::language, all);
    traits("accessibility", accessibility, Accessibility.class, all);
    credentials(today, all);
    terms("specialty", specialty, WhatParameters::specialty, all);
    verified(today, all);
    return new Filters(List.copyOf(all));
  }

  /**
   * What was typed of a name.
   *
   * @throws Refusal 400 when there is neither letter nor digit in it
   */
  Optional<TypedName> name() {
    return Optional.ofNullable(q).map(text -> TypedName.of(text, Optional.empty()));
  }

  private static <E extends Enum<E>> void traits(
      String name, @Nullable String value, Class<E> type, List<Filter> all) {
    var wanted = Parameters.several(name, value, type);
    if (!wanted.isEmpty()) {
      all.add(TraitFilter.of(name, wanted));
    }
  }

  private static void terms(
      String name, @Nullable String value, Function<String, Term> reading, List<Filter> all) {
    if (value != null) {
      String[] values = value.split(",", -1);
      if (values.length > MOST_VALUES) {
        throw Refusal.parameter(name, "must have at most " + MOST_VALUES + " values");
      }
      all.add(
          new TermFilter(
              name, Arrays.stream(values).map(reading).collect(Collectors.toUnmodifiableSet())));
    }
  }

  private static Term plan(String text) {
    return Term.plan(Parameters.uuid("plans", text));
  }

  private static Term language(String text) {
    return Term.language(
        matching("languages", text, BCP47, "must be BCP 47 tags, such as en or es-MX"));
  }

  private static Term specialty(String text) {
    return Term.specialty(
        matching("specialty", text, NUCC, "must be NUCC codes, such as 2084P0800X"));
  }

  private static String matching(String name, String text, Pattern form, String rule) {
    if (!form.matcher(text).matches()) {
      throw Refusal.parameter(name, rule);
    }
    return text;
  }

  /** A state says where a patient is who stays at home, and nothing of those who travel. */
  private void state(@Nullable String state, List<Filter> all) {
    if (state != null) {
      if (!Parameters.several("delivery", delivery, Delivery.class)
          .equals(Set.of(Delivery.VIRTUAL))) {
        throw Refusal.parameter("state", "goes with delivery=virtual only");
      }
      all.add(new TermFilter("state", Set.of(Term.state(state))));
    }
  }

  private void credentials(LocalDate today, List<Filter> all) {
    var wanted = Parameters.several("credentials", credentials, Qualification.class);
    if (!wanted.isEmpty()) {
      all.add(new CredentialFilter("credentials", wanted, today));
    }
  }

  private void verified(LocalDate today, List<Filter> all) {
    var days = Parameters.integer("verifiedWithinDays", verifiedWithinDays);
    if (days.filter(each -> each < 0 || each > MOST_DAYS).isPresent()) {
      throw Refusal.parameter("verifiedWithinDays", "must lie between 0 and " + MOST_DAYS);
    }
    days.ifPresent(each -> all.add(new VerifiedFilter("verifiedWithinDays", each, today)));
  }
}
