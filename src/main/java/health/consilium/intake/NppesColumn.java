package health.consilium.intake;

import java.util.Arrays;
import java.util.Optional;

/** The columns of a dissemination file that we read, by the names that both of its widths have. */
enum NppesColumn {
  NPI("NPI", "npi"),
  ENTITY_TYPE("Entity Type Code", "kind"),
  ORGANIZATION("Provider Organization Name (Legal Business Name)", "name"),
  FAMILY("Provider Last Name (Legal Name)", "family"),
  GIVEN("Provider First Name", "given"),
  MIDDLE("Provider Middle Name", "middle"),
  PREFIX("Provider Name Prefix Text", "prefix"),
  CREDENTIAL("Provider Credential Text", "credentials"),
  ALIAS("Provider Other Organization Name", "alias"),
  LINE("Provider First Line Business Practice Location Address", "line"),
  LINE2("Provider Second Line Business Practice Location Address", "line2"),
  CITY("Provider Business Practice Location Address City Name", "city"),
  STATE("Provider Business Practice Location Address State Name", "state"),
  ZIP("Provider Business Practice Location Address Postal Code", "postalCode"),
  PHONE("Provider Business Practice Location Address Telephone Number", "telecom"),
  DEACTIVATED("NPI Deactivation Date", "deactivated"),
  REACTIVATED("NPI Reactivation Date", "reactivated"),
  TAXONOMY("Healthcare Provider Taxonomy Code_1", "specialties");

  private final String title;
  private final String member;

  NppesColumn(String title, String member) {
    this.title = title;
    this.member = member;
  }

  /** As the file's head calls it. */
  String title() {
    return title;
  }

  /** The column from which that member of a registration comes. */
  static Optional<NppesColumn> of(String member) {
    return Arrays.stream(values()).filter(column -> column.member.equals(member)).findFirst();
  }
}
