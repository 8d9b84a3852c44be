package health.consilium.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/** Writes a page of hits for a map. */
@Provider
@Produces(Features.MEDIA_TYPE)
public class FeaturesWriter extends PageWriter {
  private final ObjectMapper json;

  FeaturesWriter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  byte[] written(SearchResult page) throws IOException {
    return json.writeValueAsBytes(Features.of(page));
  }
}
