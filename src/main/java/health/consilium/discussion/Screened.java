package health.consilium.discussion;

import java.util.Map;
import java.util.Objects;

/**
 * Texts that may be stored, with what was to be masked left out.
 *
 * @param texts by the member of the body in which they stood
 * @param state held, when a moderator must see them before others do
 */
record Screened(Map<String, String> texts, PostState state) {
  String text(String member) {
    return Objects.requireNonNull(texts.get(member));
  }
}
