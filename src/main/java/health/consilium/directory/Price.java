package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.platform.problem.Refusal;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a patient pays who pays it all, in US dollars.
 *
 * @param from the least, 0 to 100,000, to the cent
 * @param to the most, not below from; absent when it is one price
 * @param per for what
 */
public record Price(BigDecimal from, @Nullable BigDecimal to, Unit per) {
  /** What one price is paid for. */
  @Schema(name = "PriceUnit")
  public enum Unit {
    @JsonProperty("session")
    SESSION,
    @JsonProperty("course")
    COURSE,
    @JsonProperty("month")
    MONTH
  }

  private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

  /**
   * @throws Refusal.Invalid when an amount is none, or the range is upside down
   */
  public Price {
    from = amount("from", from);
    if (to != null) {
      to = amount("to", to);
      if (to.compareTo(from) < 0) {
        throw new Refusal.Invalid("to", "must not lie below from");
      }
    }
  }

  /** With its cents, so that equal prices read alike. */
  private static BigDecimal amount(String name, BigDecimal amount) {
    if (amount.signum() < 0
        || amount.compareTo(MOST) > 0
        || amount.stripTrailingZeros().scale() > 2) {
      throw new Refusal.Invalid(name, "must be US dollars to the cent, 0 to 100000");
    }
    return amount.setScale(2);
  }
}
