package health.consilium.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.platform.json.WireNames;
import java.util.List;

/** Who stands behind a client, and which scopes it may therefore have. */
public enum ClientKind {
  /** A clinic's software. */
  @JsonProperty("system")
  SYSTEM,
  /** A clinician of a clinic. */
  @JsonProperty("person")
  PERSON,
  /** Somebody who runs the network and belongs to no clinic. */
  @JsonProperty("admin")
  ADMIN;

  List<String> scopes() {
    return switch (this) {
      case SYSTEM ->
          List.of(
              Scope.DIRECTORY_WRITE,
              Scope.OBSERVATIONS_WRITE,
              Scope.OBSERVATIONS_READ,
              Scope.INSIGHTS_READ);
      case PERSON -> List.of(Scope.OBSERVATIONS_READ, Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE);
      case ADMIN -> List.of(Scope.DIRECTORY_WRITE, Scope.MODERATE, Scope.NETWORK_ADMIN);
    };
  }

  String stored() {
    return WireNames.of(this);
  }

  static ClientKind of(String stored) {
    return WireNames.find(ClientKind.class, stored).orElseThrow();
  }
}
