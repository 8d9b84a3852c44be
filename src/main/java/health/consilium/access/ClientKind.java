package health.consilium.access;

import java.util.List;
import java.util.Locale;

/** Who stands behind a client, and which scopes it may therefore have. */
public enum ClientKind {
  /** A clinic's software. */
  SYSTEM,
  /** A clinician of a clinic. */
  PERSON,
  /** Somebody who runs the network and belongs to no clinic. */
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
    return name().toLowerCase(Locale.ROOT);
  }
}
