package health.consilium.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {
  @Test
  void without_a_header_all_or_nothing_is_done() {
    assertThat(new Prefer(List.of()).handling()).isEqualTo(Handling.STRICT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "handling=lenient",
        "Handling=lenient",
        "handling = \"lenient\"",
        "respond-async, handling=lenient; why=not",
        "wait=10,handling=lenient,handling=strict",
      })
  void the_first_handling_counts_whatever_stands_beside_it(String header) {
    assertThat(new Prefer(List.of(header)).handling()).isEqualTo(Handling.LENIENT);
  }

  @Test
  void several_lines_are_one_list() {
    var prefer = new Prefer(List.of("respond-async", "handling=lenient", "handling=strict"));

    assertThat(prefer.handling()).isEqualTo(Handling.LENIENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "respond-async", "handling=strict", "mishandling=lenient"})
  void anything_else_is_strict(String header) {
    assertThat(new Prefer(List.of(header)).handling()).isEqualTo(Handling.STRICT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"handling=lenent", "handling=LENIENT", "handling=", "handling"})
  void a_handling_that_is_neither_is_refused(String header) {
    var refusal = catchThrowableOfType(Refusal.class, () -> new Prefer(List.of(header)).handling());

    assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
    assertThat(refusal.detail()).isEqualTo("Prefer: must be one of strict, lenient");
  }
}
