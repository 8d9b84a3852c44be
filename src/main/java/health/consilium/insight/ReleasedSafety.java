package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * To how many of the network's patients an adverse event happened within 28 days of the first dose,
 * as one release tells it.
 *
 * @param term of the list of adverse event terms
 * @param own where the caller's clinic is, told to nobody else; only beside a shown count that has
 *     patients of the clinic, and not beside one that was computed before clinics' own were kept
 */
public record ReleasedSafety(
    Release release,
    @Schema(examples = "dissociation") String term,
    Indication indication,
    Drug drug,
    Route route,
    ReleasedEvents cell,
    @Nullable Funnel own) {

  static ReleasedSafety of(
      SafetyQuestion question, Release release, ReleasedEvents cell, @Nullable Funnel own) {
    var treatment = question.treatment();
    return new ReleasedSafety(
        release,
        question.term().code(),
        treatment.indication(),
        treatment.drug(),
        treatment.route(),
        cell,
        own);
  }
}
