package health.consilium.mirror;

import health.consilium.access.TestClinic;
import io.restassured.response.Response;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Eight clients that create, change and delete organizations at the same time, at random, until
 * somebody awaits their end.
 */
final class Writers implements AutoCloseable {
  static final int COUNT = 8;

  private final TestClinic clinic;
  private final Queue<String> paths = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
  private final List<? extends Future<?>> running;
  private volatile boolean enough;

  Writers(TestClinic clinic) {
    this.clinic = clinic;
    this.running =
        IntStream.range(0, COUNT).mapToObj(writer -> threads.submit(() -> live(writer))).toList();
  }

  /** What they have created so far. */
  Queue<String> paths() {
    return paths;
  }

  /** Whether none writes any more: before their end is awaited, only if each has failed. */
  boolean areDone() {
    return running.stream().allMatch(Future::isDone);
  }

  /** Lets each finish what it is at. */
  void await() throws ExecutionException, InterruptedException {
    enough = true;
    for (var writer : running) {
      writer.get();
    }
  }

  @Override
  public void close() {
    enough = true;
    threads.close();
  }

  private void live(int writer) {
    var random = new SplittableRandom(writer);
    while (!enough) {
      String path = "/v1/organizations/" + created(clinic);
      paths.add(path);
      int version = 1;
      for (int change = random.nextInt(3); change > 0; change--) {
        rename(clinic, path, version++, "Version " + version).then().statusCode(200);
      }
      if (random.nextBoolean()) {
        clinic
            .given()
            .header("If-Match", "\"" + version + "\"")
            .delete(path)
            .then()
            .statusCode(204);
      }
    }
  }

  static String created(TestClinic clinic) {
    return clinic
        .given()
        .body("{\"name\": \"First\"}")
        .post("/v1/organizations")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static Response rename(TestClinic clinic, String path, int version, String name) {
    return clinic
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"" + version + "\"")
        .body("{\"name\": \"" + name + "\"}")
        .patch(path);
  }
}
