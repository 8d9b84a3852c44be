package health.consilium.mirror;

import java.util.List;

/** The collections of the directory, and which of their members make the columns of a table. */
enum ExportedCollection {
  ORGANIZATIONS("organizations", "name aliases npi partOf website telecom"),
  LOCATIONS(
      "locations",
      "organization name address.line address.line2 address.city address.state address.postalCode"
          + " position.latitude position.longitude position.precision timeZone hours telecom"
          + " acceptingPatients accessibility"),
  HEALTHCARE_SERVICES(
      "healthcare-services",
      "organization locations specialties delivery coverageStates routes product remsCertified"
          + " indications languages psychotherapy homeAdministration category appointmentRequired"
          + " referralRequired ages.from ages.to plansAccepted paymentMethods price.from price.to"
          + " price.per monitoring staffing"),
  PRACTITIONERS(
      "practitioners", "name.prefix name.given name.family credentials languages npi telecom"),
  PRACTITIONER_ROLES(
      "practitioner-roles", "practitioner organization services locations specialties telecom"),
  NETWORKS("networks", "name insurer"),
  INSURANCE_PLANS("insurance-plans", "network name states"),
  CREDENTIALS(
      "credentials",
      "subject kind code issuer number state status period.start period.end verifiedOn");

  private static final String FIRST = "id version active updatedAt ";
  private static final String LAST =
      " verification.status verification.lastVerifiedAt verification.method identifiers";

  private final String path;
  private final String columns;

  /**
   * @param own what it has between what all of them have
   */
  ExportedCollection(String path, String own) {
    this.path = path;
    this.columns = FIRST + own + LAST;
  }

  /** As the API's path says it. */
  String path() {
    return path;
  }

  /** Members of a resource, those of its parts behind a dot. */
  List<String> columns() {
    return List.of(columns.split(" "));
  }

  /** Only what has a place is on a map. */
  boolean has(ExportForm form) {
    return form != ExportForm.GEOJSON || this == LOCATIONS;
  }
}
