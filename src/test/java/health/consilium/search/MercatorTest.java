package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class MercatorTest {
  @Test
  void the_equator_is_zero_and_60_degrees_are_where_the_textbook_draws_them() {
    assertThat(Mercator.y(0)).isZero();
    assertThat(Mercator.y(60)).isCloseTo(75.4561292902169, within(1e-10));
    assertThat(Mercator.y(-60)).isEqualTo(-Mercator.y(60), within(1e-10));
  }

  @Test
  void what_lies_beyond_85_degrees_is_drawn_at_85() {
    assertThat(Mercator.y(90)).isEqualTo(Mercator.y(85));
    assertThat(Mercator.y(-90)).isEqualTo(Mercator.y(-85));
  }

  @Property(tries = 1_000)
  void a_latitude_is_read_where_it_is_drawn(
      @ForAll @DoubleRange(min = -84.9, max = 84.9) double latitude) {
    assertThat(Mercator.latitude(Mercator.y(latitude))).isCloseTo(latitude, within(1e-11));
  }

  @Test
  void at_the_edge_of_the_map_lies_all_that_is_farther_out() {
    assertThat(Mercator.latitude(Mercator.y(85))).isEqualTo(90);
    assertThat(Mercator.latitude(Mercator.y(-89) - Mercator.SLACK)).isEqualTo(-90);
  }

  @Test
  void near_a_pole_no_length_on_the_map_is_long_enough() {
    assertThat(Mercator.reach(new Coordinates(84, 0), Distance.ofKilometers(112))).isInfinite();
    assertThat(Mercator.reach(new Coordinates(84, 0), Distance.ofKilometers(111))).isFinite();
  }

  @Property(tries = 5_000)
  void no_point_is_drawn_farther_away_than_its_distance_reaches(
      @ForAll @Scale(6) @DoubleRange(min = -84, max = 84) double latitude,
      @ForAll @Scale(6) @DoubleRange(min = -179, max = 179) double longitude,
      @ForAll @Scale(6) @DoubleRange(min = -10, max = 10) double north,
      @ForAll @Scale(6) @DoubleRange(min = -179, max = 179) double east) {
    var center = new Coordinates(latitude, longitude);
    var point = new Coordinates(Math.clamp(latitude + north, -90, 90), wrapped(longitude + east));

    double reach = Mercator.reach(center, center.distanceTo(point));

    assertThat(Math.hypot(east, Mercator.y(point.latitude()) - Mercator.y(latitude)))
        .isLessThan(reach);
  }

  @Property(tries = 5_000)
  void the_window_around_a_circle_holds_all_of_it(
      @ForAll @Scale(6) @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 805) double kilometers,
      @ForAll @Scale(6) @DoubleRange(min = 0, max = 6.283) double bearing) {
    var radius = Distance.ofKilometers(kilometers);
    double phi = Math.toRadians(latitude);
    double south =
        Math.asin(
            Math.clamp(
                Math.sin(phi) * Math.cos(radius.angle())
                    + Math.cos(phi) * Math.sin(radius.angle()) * Math.cos(bearing),
                -1,
                1));
    double east =
        Math.atan2(
            Math.sin(bearing) * Math.sin(radius.angle()) * Math.cos(phi),
            Math.cos(radius.angle()) - Math.sin(phi) * Math.sin(south));

    var window = Window.around(new Coordinates(latitude, 0), radius);

    assertThat(Math.abs(Math.toDegrees(east))).isLessThanOrEqualTo(window.halfWidth());
    assertThat(Mercator.y(Math.toDegrees(south))).isBetween(window.south(), window.north());
    var bounds = window.bounds(0).toList();
    assertThat(Math.toDegrees(south)).isBetween(bounds.get(0), bounds.get(1));
    assertThat(Math.toDegrees(east)).isBetween(bounds.get(2), bounds.get(3));
  }

  private static double wrapped(double longitude) {
    return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
  }
}
