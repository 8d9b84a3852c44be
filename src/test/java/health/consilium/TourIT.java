package health.consilium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the README's tour through the delivered service, on the demo network, as a newcomer would:
 * one shell, one command after the other, each output compared with what the README says.
 */
class TourIT {
  /** A block of commands, and the block of output that the README shows below it, if it does. */
  record Step(String commands, String output) {}

  private static final Pattern STEP =
      Pattern.compile("```sh\\n(.*?)```(?:\\s*```(?:json|text|http)\\n(.*?)```)?", Pattern.DOTALL);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> the_tour_is_as_the_readme_tells_it() throws IOException {
    Files.createDirectories(directory.resolve("docs"));
    Files.createSymbolicLink(directory.resolve("docs/tour"), Path.of("docs/tour").toAbsolutePath());
    var steps = steps();
    List<String> outputs;
    try (var service = PackagedService.startReady(directory, Map.of())) {
      outputs = walk(steps, service.url());
    }

    assertThat(outputs).hasSameSizeAs(steps).hasSizeGreaterThan(8);
    return Stream.iterate(0, i -> i < steps.size(), i -> i + 1)
        .map(i -> dynamicTest(title(steps.get(i)), () -> check(steps.get(i), outputs.get(i))));
  }

  private static void check(Step step, String output) {
    assertThat(output.strip()).as(step.commands()).matches(pattern(step.output()));
  }

  private static List<Step> steps() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String tour = readme.substring(readme.indexOf("## A tour"), readme.indexOf("## What it holds"));
    var steps = new ArrayList<Step>();
    for (Matcher step = STEP.matcher(tour); step.find(); ) {
      steps.add(new Step(step.group(1), step.group(2) == null ? "" : step.group(2)));
    }
    return steps;
  }

  /** One shell for all, so that a variable set in one block is known in the next. */
  private List<String> walk(List<Step> steps, URI url) throws IOException {
    String script =
        steps.stream()
            .map(step -> step.commands() + "\nprintf '%s' '" + END_OF_STEP + "'\n")
            .collect(Collectors.joining())
            .replace("url=http://localhost:8080", "url=" + url);
    Path output = directory.resolve("tour.out");
    var shell =
        new ProcessBuilder("bash", "-e", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    await(shell);
    var parts = Files.readString(output).split(END_OF_STEP, -1);
    return List.of(parts).subList(0, parts.length - 1);
  }

  private static final String END_OF_STEP = "\u0003";

  private static void await(Process shell) {
    try {
      shell.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String title(Step step) {
    return step.commands().lines().findFirst().orElseThrow();
  }

  /**
   * The README breaks long lines and leaves out what differs: white space counts as none, … as any.
   */
  private static String pattern(String shown) {
    return Stream.of(shown.strip().split("…", -1))
        .map(TourIT::literally)
        .collect(Collectors.joining("(?s:.*?)"));
  }

  private static String literally(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .mapToObj(c -> "\\s*" + Pattern.quote(Character.toString(c)))
        .collect(Collectors.joining("", "", "\\s*"));
  }
}
