package health.consilium;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says where everything is once the service serves, and lets it run until it is told to stop. */
public final class Welcome implements QuarkusApplication {
  @Override
  public int run(String... args) {
    var config = ConfigProvider.getConfig();
    String service = url(config, "quarkus.http");
    System.out.print(addresses(service, url(config, "quarkus.management")));
    Path client = Main.data().resolve("demo-client.json");
    if (Main.embedded() && Files.exists(client)) {
      System.out.print(demo(client, service + "/oauth2/token"));
    }
    Quarkus.waitForExit();
    return 0;
  }

  private static String addresses(String service, String management) {
    return """
    Consilium     %1$s
    Swagger UI    %1$s/docs
    OpenAPI       %1$s/q/openapi
    Health        %2$s/q/health
    """
        .formatted(service, management);
  }

  private static String url(Config config, String server) {
    String host = config.getValue(server + ".host", String.class);
    String reachable = host.equals("0.0.0.0") ? "localhost" : host;
    return "http://" + reachable + ":" + config.getValue(server + ".port", String.class);
  }

  /** A file that cannot be read costs the hint, not the service. */
  private static String demo(Path file, String tokenUrl) {
    DemoClient client;
    try {
      client = DemoClient.read(file);
    } catch (IOException e) {
      return "Demo client   its file %s cannot be read: %s%n".formatted(file, e.getMessage());
    }
    return """
    Demo client   %s, its secret is in %s
    A token       %s
    """
        .formatted(client.id(), file, client.curl(tokenUrl, file));
  }
}
