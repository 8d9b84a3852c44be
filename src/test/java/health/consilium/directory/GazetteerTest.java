package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
  private static final Gazetteer GAZETTEER = new Gazetteer();

  @Test
  void it_knows_every_row_of_the_file() {
    assertThat(GAZETTEER.zips()).hasSize(41_637);
  }

  @Test
  void a_zip_is_its_point() {
    var place = GAZETTEER.find("98101");

    assertThat(place)
        .isEqualTo(
            new Place(
                "98101 Seattle, WA",
                new Coordinates(47.610902, -122.336422),
                ZoneId.of("America/Los_Angeles"),
                Place.Source.ZIP_CENTROID));
  }

  @Test
  void a_zip_of_nine_digits_is_that_of_its_first_five() {
    assertThat(GAZETTEER.find("98101-1234")).isEqualTo(GAZETTEER.find("98101"));
  }

  @Test
  void a_zip_of_the_military_post_is_where_it_is_delivered() {
    var place = GAZETTEER.find("09007");

    assertThat(place.label()).isEqualTo("09007 APO AE");
    assertThat(place.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void the_military_post_is_no_city() {
    assertThat(refused("APO AE").code()).isEqualTo(ProblemCode.PLACE_NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seattle, wa|Seattle, WA",
        "  SEATTLE ,WA |Seattle, WA",
        "Seattle WA|Seattle, WA",
        "Helena MT|Helena, MT",
        "st. louis, mo|Saint Louis, MO",
        "Saint Louis, MO|Saint Louis, MO",
        "Ft Worth, TX|Fort Worth, TX",
        "o’fallon, mo|O Fallon, MO",
        "Cañon City, CO|Canon City, CO",
        "McGraw, NY|Mc Graw, NY",
        "winston salem, nc|Winston-Salem, NC",
        "Winston-Salem, NC|Winston-Salem, NC",
        "Seattle, King County, WA|Seattle, WA",
        "Seattle, Washington|Seattle, WA",
        "seattle washington|Seattle, WA",
        "Charleston West Virginia|Charleston, WV",
        "New York New York|New York, NY",
        "Washington, D.C.|Washington, DC",
      })
  void a_city_is_found_however_it_is_written(String text, String label) {
    assertThat(GAZETTEER.find(text).label()).isEqualTo(label);
  }

  @Test
  void a_city_of_one_state_needs_no_state() {
    assertThat(GAZETTEER.find("Seattle")).isEqualTo(GAZETTEER.find("Seattle, WA"));
  }

  @Test
  void a_city_of_several_states_offers_each_the_largest_first() {
    var refusal = refused("Portland");

    assertThat(refusal.code()).isEqualTo(ProblemCode.AMBIGUOUS_PLACE);
    assertThat(refusal.faults().getFirst().parameter()).isEqualTo("place");
    assertThat(refusal.candidates())
        .startsWith("Portland, OR", "Portland, ME")
        .contains("Portland, TX");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Houston, TX", "Atlanta, GA", "Kansas City, MO", "San Antonio, TX", "Orlando, FL",
        "Jacksonville, FL", "Rio Rancho, NM", "Marana, AZ", "Sedona, AZ", "New York, NY"
      })
  void a_city_that_reaches_into_other_counties_is_one_city(String text) {
    assertThat(GAZETTEER.find(text).label()).isEqualTo(text);
  }

  @Test
  void two_places_of_a_name_in_one_state_are_told_apart_by_their_counties() {
    var refusal = refused("Wewahitchka, FL");

    assertThat(refusal.code()).isEqualTo(ProblemCode.AMBIGUOUS_PLACE);
    assertThat(refusal.candidates())
        .containsExactly("Wewahitchka, Calhoun County, FL", "Wewahitchka, Gulf County, FL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Springfield", "Portland", "Washington", "Wewahitchka", "Saint Paul"})
  void every_candidate_is_a_place(String ambiguous) {
    var candidates = refused(ambiguous).candidates();

    assertThat(candidates)
        .hasSizeGreaterThan(1)
        .allSatisfy(each -> assertThat(GAZETTEER.find(each).label()).isEqualTo(each));
  }

  @ParameterizedTest
  @CsvSource({
    // the cities' own centers, from their tabulation areas' middle; 95604 lies 58 miles off Auburn
    "'Auburn, CA',      38.94, -121.08",
    "'Anchorage, AK',   61.18, -149.85",
    "'Boise, ID',       43.61, -116.24",
    "'Miami, FL',       25.78,  -80.26",
    "'San Ysidro, CA',  32.56, -117.04",
  })
  void a_stray_zip_does_not_move_its_city(String city, double latitude, double longitude) {
    var point = GAZETTEER.find(city).coordinates();

    assertThat(point.distanceTo(new Coordinates(latitude, longitude)).miles())
        .isCloseTo(0, within(5.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000",
        "99999-0001",
        "Seattle, ZZ",
        "Atlantis",
        "Seattle, Washington, USA, Earth"
      })
  void what_nobody_knows_is_not_found(String text) {
    var refusal = refused(text);

    assertThat(refusal.code()).isEqualTo(ProblemCode.PLACE_NOT_FOUND);
    assertThat(refusal.faults().getFirst().parameter()).isEqualTo("place");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "981", "981011", "98101-12", "98101 98102", ",", "…", "\u0000"})
  void what_is_neither_zip_nor_name_is_refused(String text) {
    assertThat(refused(text).code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
  }

  @Test
  void an_endless_name_is_refused() {
    assertThat(refused("a".repeat(101)).code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
  }

  private static Refusal refused(String text) {
    return catchThrowableOfType(Refusal.class, () -> GAZETTEER.find(text));
  }
}
