package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Instruments;
import health.consilium.observation.Route;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.sql.Conditions;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose shared observations, as they were sent: their own columns. */
public class SharedQuery {
  @Parameter(description = "Shared by the release of this number", example = "1")
  @QueryParam("release")
  @Nullable String release;

  @Parameter(description = "Treated for", example = "MDD")
  @QueryParam("indication")
  @Nullable String indication;

  @Parameter(description = "Treated with", example = "ketamine")
  @QueryParam("drug")
  @Nullable String drug;

  @Parameter(description = "Treated by this route", example = "IV")
  @QueryParam("route")
  @Nullable String route;

  @Parameter(description = "Whose first dose is told so", example = "0.4-0.6 mg/kg")
  @QueryParam("doseBand")
  @Nullable String doseBand;

  @Parameter(description = "Whose age band is told so", example = "40-49")
  @QueryParam("ageBand")
  @Nullable String ageBand;

  @Parameter(description = "Whose sex is told so", example = "female")
  @QueryParam("sex")
  @Nullable String sex;

  @Parameter(description = "Whose division or region is told so", example = "pacific")
  @QueryParam("division")
  @Nullable String division;

  @Parameter(description = "By this instrument: its id or code", example = "MADRS")
  @QueryParam("instrument")
  @Nullable String instrument;

  Conditions conditions(Instruments instruments) {
    return new Conditions()
        .and("o.number = ?", Parameters.integer("release", release))
        .and(
            "o.indication = ?",
            Parameters.one("indication", indication, Indication.class).map(Indication::number))
        .and("o.drug = ?", Parameters.one("drug", drug, Drug.class).map(Drug::number))
        .and("o.route = ?", Parameters.one("route", route, Route.class).map(Route::number))
        .and(
            "o.dose_band = ?",
            Parameters.one("doseBand", doseBand, DoseBand.class).map(DoseBand::number))
        .and("o.age_band = ?", Optional.ofNullable(ageBand))
        .and("o.sex = ?", Optional.ofNullable(sex))
        .and("o.division = ?", Optional.ofNullable(division))
        .and(
            "o.measure = ?",
            Optional.ofNullable(instrument)
                .map(name -> instruments.parameter("instrument", name).number()));
  }
}
