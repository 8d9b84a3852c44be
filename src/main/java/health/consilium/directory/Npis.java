package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.query.Page;

/** Who has which NPI. */
@ApplicationScoped
class Npis {
  private static final int MOST = 100;

  private final OrganizationRow.Queries organizations;
  private final Practitioners practitioners;

  Npis(OrganizationRow.Queries organizations, Practitioners practitioners) {
    this.organizations = organizations;
    this.practitioners = practitioners;
  }

  /**
   * Whose an NPI is.
   *
   * @throws Refusal 404 when nobody has it
   */
  @Transactional
  NpiHolders holders(Npi npi) {
    var bodies =
        organizations.organizationsOfNpi(npi.digits(), Page.first(MOST)).stream()
            .map(OrganizationRow::toOrganization)
            .toList();
    var person = practitioners.ofNpi(npi);
    if (bodies.isEmpty() && person.isEmpty()) {
      throw Refusal.notFound("NPI in the directory");
    }
    return new NpiHolders(npi, bodies, person.orElse(null));
  }
}
