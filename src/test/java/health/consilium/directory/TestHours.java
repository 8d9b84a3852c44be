package health.consilium.directory;

import java.util.List;

/** Hours as most tests need them. */
public final class TestHours {
  private TestHours() {}

  /** The same every week, on holidays too. */
  public static Hours weekly(List<DayHours> regular) {
    return new Hours(regular, List.of(), HolidayHours.OPEN);
  }
}
