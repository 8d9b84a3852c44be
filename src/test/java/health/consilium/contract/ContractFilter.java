package health.consilium.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds every call of the HTTP tests against the contract: each answer must be documented, and what
 * the contract forbids must have been refused.
 */
final class ContractFilter implements Filter {
  private final OpenApiInteractionValidator contract =
      OpenApiInteractionValidator.createFor(Path.of("openapi/consilium.yaml").toUri().toString())
          .withLevelResolver(
              LevelResolver.create()
                  // what is no path of the contract is answered with 404, and so are its methods
                  .withLevel("validation.request.path.missing", ValidationReport.Level.IGNORE)
                  .withLevel(
                      "validation.request.operation.notAllowed", ValidationReport.Level.IGNORE)
                  // a file may be empty, which is for the service to judge
                  .withLevel("validation.request.body.missing", ValidationReport.Level.IGNORE)
                  .build())
          .build();

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response answer = context.next(request, expected);
    var method = Request.Method.valueOf(request.getMethod());
    String path = URI.create(request.getURI()).getPath();
    check(request, contract.validateResponse(path, method, response(answer)), answer);
    if (answer.statusCode() < 400) {
      check(request, contract.validateRequest(request(request, method, path)), answer);
    }
    return answer;
  }

  private static void check(
      FilterableRequestSpecification request, ValidationReport report, Response answer) {
    assertThat(report.getMessages().stream().filter(ContractFilter::matters))
        .as("%s %s -> %s", request.getMethod(), request.getURI(), answer.statusCode())
        .isEmpty();
  }

  private static boolean matters(ValidationReport.Message message) {
    return message.getLevel() == ValidationReport.Level.ERROR;
  }

  private static SimpleResponse response(Response answer) {
    var response = SimpleResponse.Builder.status(answer.statusCode());
    answer.headers().forEach(header -> response.withHeader(header.getName(), header.getValue()));
    String body = answer.asString();
    return (body.isEmpty() ? response : response.withBody(body)).build();
  }

  private static SimpleRequest request(
      FilterableRequestSpecification given, Request.Method method, String path) {
    var request = new SimpleRequest.Builder(method, path);
    given.getHeaders().forEach(header -> request.withHeader(header.getName(), header.getValue()));
    query(given).forEach(request::withQueryParam);
    String body = body(given);
    return (body.isEmpty() ? request : request.withBody(body)).build();
  }

  /** As it was sent, whether it was told in parts or stood in a link. */
  private static Map<String, List<String>> query(FilterableRequestSpecification given) {
    return Stream.ofNullable(URI.create(given.getURI()).getRawQuery())
        .flatMap(query -> Stream.of(query.split("&", -1)))
        .map(parameter -> parameter.split("=", 2))
        .collect(
            Collectors.groupingBy(
                parameter -> decoded(parameter[0]),
                Collectors.mapping(
                    parameter -> parameter.length == 1 ? "" : decoded(parameter[1]),
                    Collectors.toList())));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String body(FilterableRequestSpecification given) {
    return switch (given.<Object>getBody()) {
      case null ->
          given.getFormParams().entrySet().stream()
              .map(field -> field.getKey() + "=" + encoded(field.getValue()))
              .collect(Collectors.joining("&"));
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case Object body -> body.toString();
    };
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
