package health.consilium.observation;

import health.consilium.access.TestClinic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the links of a listing to its end. */
final class TestPages {
  private TestPages() {}

  /** The ids of all items, page after page. */
  static List<String> ids(TestClinic clinic, String path) {
    var ids = new ArrayList<String>();
    @Nullable String next = path;
    while (next != null) {
      var page =
          clinic.given().urlEncodingEnabled(false).get(next).then().statusCode(200).extract();
      ids.addAll(page.path("items.id"));
      String link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    return ids;
  }
}
