package health.consilium.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;

/** Writes a page of hits as a table. */
@Provider
@Produces(HitTable.MEDIA_TYPE)
public class HitTableWriter extends PageWriter {
  private final HitTable table;

  HitTableWriter(ObjectMapper json) {
    this.table = new HitTable(json);
  }

  @Override
  byte[] written(SearchResult page) {
    return table.text(page).getBytes(StandardCharsets.UTF_8);
  }
}
