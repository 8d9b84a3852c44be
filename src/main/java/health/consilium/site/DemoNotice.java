package health.consilium.site;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says with every answer of a demonstration what it is made of, so that no number of it is ever
 * taken for one of patients.
 */
@Provider
public class DemoNotice implements ContainerResponseFilter {
  static final String HEADER = "Consilium-Notice";
  static final String TEXT = "demonstration: fictional providers, synthetic patients";

  private final boolean demo;

  DemoNotice(@ConfigProperty(name = "consilium.demo") boolean demo) {
    this.demo = demo;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (demo) {
      response.getHeaders().putSingle(HEADER, TEXT);
    }
  }
}
