package health.consilium.site;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says with every answer of a demonstration what it is made of, so that no number of it is ever
 * taken for one of patients. Before anything is routed: what no resource answers says so too.
 */
@ApplicationScoped
class DemoNotice {
  static final String HEADER = "Consilium-Notice";
  static final String TEXT = "demonstration: fictional providers, synthetic patients";

  private final boolean demo;

  DemoNotice(@ConfigProperty(name = "consilium.demo") boolean demo) {
    this.demo = demo;
  }

  void register(@Observes Filters filters) {
    if (demo) {
      filters.register(this::tell, Integer.MAX_VALUE);
    }
  }

  private void tell(RoutingContext context) {
    context.response().putHeader(HEADER, TEXT);
    context.next();
  }
}
