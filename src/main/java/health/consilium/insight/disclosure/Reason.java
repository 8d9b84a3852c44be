package health.consilium.insight.disclosure;

/** Why a cell is hidden. The names are stored and shown: one never changes its meaning. */
public enum Reason {
  /** Too few patients, or too few of one outcome, once a clinic's own are taken away. */
  MIN_PATIENTS,
  /** Patients of too few clinics. */
  MIN_CLINICS,
  /** Most patients are of one clinic. */
  DOMINANCE,
  /** Another cell, which must stay hidden, could be computed from it. */
  COMPLEMENTARY,
  /** It would be shown, but too few patients have come since it could not be. */
  DELTA
}
