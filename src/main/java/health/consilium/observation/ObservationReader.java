package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.instant;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What the API shows of a row of {@code observation} or {@code observation_version}. */
@Singleton
class ObservationReader {
  private final Instruments instruments;

  ObservationReader(Instruments instruments) {
    this.instruments = instruments;
  }

  /** The row has beside its own columns its course's {@code started_at}. */
  Observation observation(ResultSet row) throws SQLException {
    var instrument = instruments.numbered(row.getInt("measure"));
    var reading = reading(row);
    Instant effectiveAt = instant(row, "effective_at");
    return new Observation(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getObject("course_id", UUID.class),
        instrument.code(),
        instrument.show(reading),
        effectiveAt,
        row.getString("method"),
        Coded.of(ObservationStatus.class, row.getInt("status")),
        Coded.read(ChangeReason.class, row, "reason"),
        instant(row, "recorded_at"),
        Warnings.of(
            instrument, reading, Duration.between(instant(row, "started_at"), effectiveAt)));
  }

  private static Reading reading(ResultSet row) throws SQLException {
    int first = row.getInt("value_milli");
    int second = row.getInt("second_milli");
    return new Reading(first, row.wasNull() ? null : second);
  }
}
