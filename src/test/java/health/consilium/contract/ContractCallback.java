package health.consilium.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import org.jspecify.annotations.Nullable;

/** Puts the contract between every HTTP test and the service; found through META-INF/services. */
public class ContractCallback implements QuarkusTestBeforeClassCallback {
  private static @Nullable ContractFilter filter;

  @Override
  public void beforeClass(Class<?> testClass) {
    if (ContractTest.ACCEPTING) {
      return; // it is about to be written anew
    }
    if (filter == null) {
      filter = new ContractFilter();
    }
    RestAssured.replaceFiltersWith(filter);
  }
}
