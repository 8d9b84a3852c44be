package health.consilium.site;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is answering here.
 *
 * @param name of the service
 * @param version of the software
 * @param build which build of that version
 * @param notice what every reader of the data must know; absent where the network is real
 * @param policies the documents that bind who uses it
 */
public record About(
    String name, String version, String build, @Nullable String notice, List<Policy> policies) {

  /**
   * A document that binds.
   *
   * @param title in words
   * @param href where it is read, relative to the service
   */
  public record Policy(String title, @Schema(format = "uri-reference") URI href) {}
}
