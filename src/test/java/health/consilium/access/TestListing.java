package health.consilium.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the links of a listing to its end. */
public final class TestListing {
  private TestListing() {}

  /** The ids of all items, page after page. */
  public static List<String> ids(TestClinic clinic, String path) {
    return items(clinic, path).stream().map(item -> String.valueOf(item.get("id"))).toList();
  }

  /** All items, page after page. */
  public static List<Map<String, Object>> items(TestClinic clinic, String path) {
    var items = new ArrayList<Map<String, Object>>();
    @Nullable String next = path;
    while (next != null) {
      var page =
          clinic.given().urlEncodingEnabled(false).get(next).then().statusCode(200).extract();
      items.addAll(page.path("items"));
      String link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    return items;
  }
}
