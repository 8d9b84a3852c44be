package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.insight.disclosure.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a version of the rules is shown, it is the one of today. */
class PolicyExamplesTest {
  private static final Path EXAMPLES = Path.of("src/main/resources/contract");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_release_in_the_contracts_examples_is_of_todays_rules() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      assertThat(files.flatMap(PolicyExamplesTest::policies))
          .hasSizeGreaterThan(5)
          .containsOnly(Policy.CURRENT.version());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/data-protection.md"})
  void every_version_in_the_documents_is_todays(String document) throws IOException {
    var versions =
        Pattern.compile("(?:policy version |\"policy\": )(\\d+)")
            .matcher(Files.readString(Path.of(document)))
            .results()
            .map(MatchResult::group)
            .map(found -> found.replaceAll("\\D", ""))
            .map(Integer::valueOf)
            .toList();

    assertThat(versions).isNotEmpty().containsOnly(Policy.CURRENT.version());
  }

  private static Stream<Integer> policies(Path example) {
    try {
      List<JsonNode> found = JSON.readTree(example.toFile()).findValues("policy");
      return found.stream().map(JsonNode::intValue);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
