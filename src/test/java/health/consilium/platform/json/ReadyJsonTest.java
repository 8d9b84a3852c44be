package health.consilium.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyJsonTest {
  private static final String WRITTEN = "{\"name\": \"Ménage \uD83D\uDC0E\", \"none\":[ ]}";

  private final ObjectMapper json = new ObjectMapper();
  private final ReadyJson ready = new ReadyJson(WRITTEN.getBytes(StandardCharsets.UTF_8));

  @Test
  void it_goes_into_bytes_as_it_is() throws Exception {
    assertThat(json.writeValueAsBytes(List.of(ready, ready)))
        .isEqualTo(("[" + WRITTEN + "," + WRITTEN + "]").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void one_between_others_goes_in_without_them() throws Exception {
    byte[] between = ("[1]" + WRITTEN + "[2]").getBytes(StandardCharsets.UTF_8);
    var one = new ReadyJson(between, 3, between.length - 6);

    assertThat(json.writeValueAsBytes(one)).asString(StandardCharsets.UTF_8).isEqualTo(WRITTEN);
    assertThat(json.writeValueAsString(one)).isEqualTo(WRITTEN);
    assertThat(one.length()).isEqualTo(between.length - 6);
  }

  @Test
  void it_goes_into_text_as_it_is() throws Exception {
    assertThat(json.writeValueAsString(List.of(ready))).isEqualTo("[" + WRITTEN + "]");
  }

  @Test
  void one_longer_than_the_generator_s_buffer_goes_in_whole() throws Exception {
    String string = '"' + "x".repeat(100_000) + '"';
    var longer = new ReadyJson(("[1]" + string).getBytes(StandardCharsets.UTF_8), 3, 100_002);

    assertThat(json.writeValueAsBytes(List.of(longer))).asString().isEqualTo("[" + string + "]");
    assertThat(longer.length()).isEqualTo(100_002);
  }
}
