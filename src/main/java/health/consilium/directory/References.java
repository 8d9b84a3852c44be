package health.consilium.directory;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Who names whom among the entries of the directory. */
@Singleton
class References {
  private final DirectoryEntryRow.Queries entries;

  References(DirectoryEntryRow.Queries entries) {
    this.entries = entries;
  }

  /**
   * Lets a resource go that no entry names.
   *
   * @throws Refusal 409 while one does
   */
  void requireNoneTo(UUID id) {
    if (entries.referringTo(id) > 0) {
      throw new Refusal(
          ProblemCode.CONFLICT,
          "Practitioner roles, credentials or plans still name it: delete or change those first,"
              + " or set it to inactive.");
    }
  }

  /**
   * Lets an organization have an NPI.
   *
   * @throws Refusal 422 when it is a practitioner's
   */
  void requireNoPersons(Npi npi) {
    if (entries.entryOfNpi(npi.digits()).isPresent()) {
      throw Npi.refused("/npi", "is a practitioner's: an organization has one of type 2");
    }
  }
}
