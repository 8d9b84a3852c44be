package health.consilium.observation;

import java.util.List;
import java.util.UUID;

/**
 * A synthetic patient: one course, and what was observed in it.
 *
 * @param course its id
 */
record DemoPatient(UUID course, NewCourse treatment, List<NewObservation> observations) {}
