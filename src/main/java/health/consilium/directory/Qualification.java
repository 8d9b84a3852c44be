package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** A credential that people look for by its name. */
public enum Qualification {
  @JsonProperty("state-licence")
  STATE_LICENCE(CredentialKind.STATE_LICENCE),
  @JsonProperty("dea")
  DEA(CredentialKind.DEA),
  @JsonProperty("rems")
  REMS(CredentialKind.REMS),
  @JsonProperty("board-psychiatry")
  BOARD_PSYCHIATRY(CredentialKind.BOARD),
  @JsonProperty("board-anesthesiology")
  BOARD_ANESTHESIOLOGY(CredentialKind.BOARD),
  @JsonProperty("board-pain-medicine")
  BOARD_PAIN_MEDICINE(CredentialKind.BOARD),
  @JsonProperty("board-emergency-medicine")
  BOARD_EMERGENCY_MEDICINE(CredentialKind.BOARD),
  @JsonProperty("board-family-medicine")
  BOARD_FAMILY_MEDICINE(CredentialKind.BOARD),
  @JsonProperty("askp3")
  ASKP3(CredentialKind.SOCIETY);

  private final CredentialKind kind;

  Qualification(CredentialKind kind) {
    this.kind = kind;
  }

  /** That of a kind that has no other: such a credential need not tell its code. */
  static Optional<Qualification> impliedBy(CredentialKind kind) {
    var those = Arrays.stream(values()).filter(each -> each.kind == kind).toList();
    return kind == CredentialKind.SOCIETY || those.size() > 1
        ? Optional.empty()
        : those.stream().findFirst();
  }

  CredentialKind kind() {
    return kind;
  }
}
