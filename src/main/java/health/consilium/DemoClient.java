package health.consilium;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The client of the demo network, as the file that holds its secret says. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DemoClient(
    @JsonProperty(value = "client_id", required = true) String id,
    @JsonProperty(value = "scope", required = true) String scope) {

  static DemoClient read(Path file) throws IOException {
    return new ObjectMapper().readValue(file.toFile(), DemoClient.class);
  }

  /** A command for a shell that gets a token at that URL, and reads the secret where it stands. */
  String curl(String tokenUrl, Path file) {
    return """
    curl -s %s -d grant_type=client_credentials -d 'scope=%s' \\
      -u "%s:$(sed -n 's/.*"client_secret" *: *"\\([^"]*\\)".*/\\1/p' '%s')"\
    """
        .formatted(tokenUrl, scope, id, file);
  }
}
