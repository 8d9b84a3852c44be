package health.consilium.observation;

/**
 * Fictional clinics have opened with all their synthetic patients: told after the commit.
 *
 * @param clinics how many
 */
public record DemoClinicsOpened(int clinics) {}
