package health.consilium;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The service as it is delivered, run as a process of its own in a directory of the test's. */
public final class PackagedService implements AutoCloseable {
  private static final Path RUN = Path.of("run").toAbsolutePath();
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
  private static final String OPTIONS =
      "@" + Path.of("src/main/container/java.options").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private final URI url;
  private final URI managementUrl;

  private PackagedService(Process process, Path output, int port, int managementPort) {
    this.process = process;
    this.output = output;
    this.url = URI.create("http://localhost:" + port);
    this.managementUrl = URI.create("http://localhost:" + managementPort);
  }

  /**
   * Starts it on free ports and does not wait for it.
   *
   * @param environment settings; an empty one takes back what the test's own environment or this
   *     class sets, such as a port
   */
  public static PackagedService start(
      Path directory, Map<String, String> environment, String... arguments) throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    return start(
        directory,
        environment,
        Stream.concat(Stream.of(java, OPTIONS, "-jar", JAR.toString()), Stream.of(arguments))
            .toList());
  }

  private static PackagedService start(
      Path directory, Map<String, String> environment, List<String> command) throws IOException {
    int port = freePort();
    int managementPort = freePort();
    Path output = Files.createTempFile(directory, "service", ".out");
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    return new PackagedService(builder.start(), output, port, managementPort);
  }

  /** Starts it and waits until it is ready. */
  public static PackagedService startReady(Path directory, Map<String, String> environment)
      throws IOException {
    return ready(start(directory, environment));
  }

  /** Starts it as a newcomer does, with its data in that directory, and waits until it is ready. */
  public static PackagedService runReady(Path directory) throws IOException {
    var settings =
        Map.of("CONSILIUM_DATA", directory.resolve("data").toString(), "CONSILIUM_DEMO", "false");
    return ready(start(directory, settings, List.of(RUN.toString())));
  }

  private static PackagedService ready(PackagedService service) throws IOException {
    try {
      service.awaitReady();
      return service;
    } catch (IOException | RuntimeException | AssertionError e) {
      service.close();
      throw e;
    }
  }

  public URI url() {
    return url;
  }

  public URI managementUrl() {
    return managementUrl;
  }

  public long pid() {
    return process.pid();
  }

  /** What it wrote to its standard output and error so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  /** The answer to a GET of a path below a base URL. */
  public HttpResponse<String> get(URI base, String path) throws IOException {
    return get(base, path, "*/*");
  }

  /** The answer in that form. */
  public HttpResponse<String> get(URI base, String path, String accept) throws IOException {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Accept", accept)
            .timeout(PATIENCE)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public void awaitReady() throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!ready()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new AssertionError("The service did not become ready:\n" + output());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /**
   * Asks it to stop, as Ctrl-C and Kubernetes do, and waits until it has.
   *
   * @return its exit code
   */
  public int stop() throws IOException {
    process.destroy();
    return awaitExit();
  }

  /** Ends it at once, as {@code kill -9} and the kernel's out-of-memory killer do. */
  public void kill() throws IOException {
    process.destroyForcibly();
    awaitExit();
  }

  /** {@return its exit code, once it has ended} */
  public int awaitExit() throws IOException {
    try {
      if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("The service did not end:\n" + output());
  }

  /** Stops it, where it still runs. */
  @Override
  public void close() throws IOException {
    stop();
  }

  private boolean ready() {
    try {
      return get(managementUrl, "/q/health/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
