package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {
  private static final Coordinates SEATTLE = new Coordinates(47.6101, -122.3364);

  @ParameterizedTest
  @CsvSource({"999.999999, true", "1000, true", "1000.000001, false"})
  void the_edge_of_a_circle_belongs_to_it(double meters, boolean inside) {
    var circle = new Area.Circle(SEATTLE, Distance.ofKilometers(1));

    assertThat(circle.contains(SEATTLE, new Distance(meters))).isEqualTo(inside);
  }
}
