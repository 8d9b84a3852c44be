package health.consilium.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a value compares with its course's baseline, as the database judges it.
 *
 * @param baseline by the same scale, in thousandths; absent where there is none
 * @param response absent where the scale has no rule; so is remission
 */
record Judgement(
    @Nullable Integer baseline, @Nullable Boolean response, @Nullable Boolean remission) {
  /** From the columns of that meaning. */
  static Judgement read(ResultSet row) throws SQLException {
    return new Judgement(
        row.getObject("baseline_milli", Integer.class),
        row.getObject("responder", Boolean.class),
        row.getObject("remitted", Boolean.class));
  }
}
