package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Route;
import java.util.List;

/**
 * What a safety officer sees of a release beside what everybody does: a reason to look, and no
 * proof.
 *
 * @param fewestCases from how many patients on an officer sees a signal: 3
 * @param fewestForTheNetwork from how many on everybody else sees a count, under further rules: 11
 * @param signals the most frequent first
 */
public record SafetySignalReport(
    Release release,
    Drug drug,
    Route route,
    int fewestCases,
    int fewestForTheNetwork,
    List<SafetySignal> signals) {}
