package health.consilium.directory;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What all resources of the directory have in common. */
public interface Entry extends Versioned {
  UUID id();

  /** What others call it. */
  List<Identifier> identifiers();

  /** Whether it is to be shown. */
  boolean active();

  /** When this version was written, to the microsecond. */
  Instant updatedAt();

  /** Whether somebody stands by it; its age is told in answers only. */
  Verification verification();

  @Override
  default String tag(LocalDate day) {
    return verification().tag(version(), day);
  }
}
