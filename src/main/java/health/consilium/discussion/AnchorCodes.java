package health.consilium.discussion;

import health.consilium.observation.AdverseEventTerm;
import health.consilium.observation.AdverseEventTerms;
import health.consilium.observation.Protocols;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The lists of which an anchor's code is: nothing that somebody made up is shown beside a thread.
 */
@Singleton
class AnchorCodes {
  /** Under which a thread is shown whose term is in the list no more, or never was. */
  private static final String OTHER = "other";

  private final AdverseEventTerms terms;
  private final Protocols protocols;

  AnchorCodes(AdverseEventTerms terms, Protocols protocols) {
    this.terms = terms;
    this.protocols = protocols;
  }

  /**
   * Refuses what is no code of a thing of that kind.
   *
   * @throws Refusal 422 that names the nearest known codes
   */
  void require(AnchorKind kind, String code) {
    if (kind == AnchorKind.ADVERSE_EVENT) {
      terms.require(code, "/anchor/code");
    } else {
      protocols.require(code, "/anchor/code");
    }
  }

  /** The code as it is shown. */
  String shown(AnchorKind kind, String code) {
    return kind == AnchorKind.ADVERSE_EVENT && terms.find(code).isEmpty() ? OTHER : code;
  }

  /** What people call it; none where the list has no name for it, or there is no list. */
  Optional<String> name(AnchorKind kind, String code) {
    return switch (kind) {
      case ADVERSE_EVENT -> terms.find(code).map(AdverseEventTerm::name);
      case PROTOCOL -> protocols.name(code);
      case OBSERVATION, RELEASED_CELL -> Optional.empty();
    };
  }
}
