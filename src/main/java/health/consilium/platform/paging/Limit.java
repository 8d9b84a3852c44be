package health.consilium.platform.paging;

import health.consilium.platform.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many items a page has at most: 1 to 100, 20 unless asked otherwise. */
@Schema(
    type = SchemaType.INTEGER,
    format = "int32",
    minimum = "1",
    maximum = "100",
    defaultValue = "20")
public record Limit(int value) {
  public static final int DEFAULT = 20;
  public static final int MAX = 100;

  public Limit {
    if (value < 1 || value > MAX) {
      throw new Refusal.Invalid("limit", "must lie between 1 and " + MAX);
    }
  }

  public static Limit of(@Nullable Integer asked) {
    return new Limit(asked == null ? DEFAULT : asked);
  }
}
