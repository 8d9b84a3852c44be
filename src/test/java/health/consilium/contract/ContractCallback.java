package health.consilium.contract;

import static io.restassured.config.LogConfig.logConfig;
import static io.restassured.config.ObjectMapperConfig.objectMapperConfig;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeTestExecutionCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.log.LogDetail;
import org.jspecify.annotations.Nullable;

/**
 * Puts the contract between every HTTP test and the service, and spares REST Assured what it would
 * do anew for each call; found through META-INF/services.
 */
public class ContractCallback
    implements QuarkusTestBeforeClassCallback, QuarkusTestBeforeTestExecutionCallback {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  private static @Nullable ContractFilter filter;

  @Override
  public void beforeClass(Class<?> testClass) {
    RestAssured.config =
        RestAssured.config()
            .objectMapperConfig(objectMapperConfig().jackson2ObjectMapperFactory((_, _) -> JSON))
            // printed before it is known whether the call failed
            .logConfig(
                logConfig()
                    .enableLoggingOfRequestAndResponseIfValidationFails(LogDetail.ALL)
                    .enablePrettyPrinting(false));
    if (ContractTest.ACCEPTING) {
      return; // it is about to be written anew
    }
    if (filter == null) {
      filter = new ContractFilter();
    }
    RestAssured.replaceFiltersWith(filter);
  }

  /** Quarkus has set a client for each test by now. */
  @Override
  public void beforeTestExecution(QuarkusTestMethodContext context) {
    var config = RestAssured.config();
    RestAssured.config =
        config.httpClient(config.getHttpClientConfig().httpClientFactory(HttpClients::fresh));
  }
}
