package health.consilium.discussion;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.text.Action;
import health.consilium.platform.text.Finding;
import health.consilium.platform.text.Screening;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides what becomes of a text by what the screening finds in it. */
@Singleton
class Screener {
  private final Screening screening;

  Screener(Screening screening) {
    this.screening = screening;
  }

  DraftFindings findings(Draft draft) {
    return new DraftFindings(
        screening.findings(draft.text()).stream().map(DraftFinding::of).toList());
  }

  Screened screen(NewDiscussion body) {
    return screen(
        Map.of("title", body.title(), "text", body.text(), "conflicts", body.conflicts()));
  }

  Screened screen(NewPost body) {
    return screen(Map.of("text", body.text()));
  }

  Screened screen(PostEdit body) {
    var texts = new LinkedHashMap<>(Map.of("text", body.text()));
    if (body.title() != null) {
      texts.put("title", body.title());
    }
    if (body.conflicts() != null) {
      texts.put("conflicts", body.conflicts());
    }
    return screen(texts);
  }

  /**
   * A moderator's reason as it may be stored: nobody else would look at what is held of it.
   *
   * @throws Refusal 422 when it could identify somebody
   */
  String reason(String text) {
    return screen(Map.of("reason", text)).text("reason");
  }

  /**
   * The texts as they may be stored.
   *
   * @param texts by the member of the body in which they stand
   * @throws Refusal 422 that names each rule and place, when one of them could identify somebody
   */
  Screened screen(Map<String, String> texts) {
    var found = new TreeMap<String, List<Finding>>();
    texts.forEach((member, text) -> found.put(member, screening.findings(text)));
    refuseIdentifying(found);
    var masked = new LinkedHashMap<String, String>();
    texts.forEach((member, text) -> masked.put(member, screening.masked(text)));
    return new Screened(Map.copyOf(masked), state(found));
  }

  /** Whether a moderator has to see it before others do. */
  boolean holds(String text) {
    return areHeld(screening.findings(text));
  }

  private static PostState state(Map<String, List<Finding>> found) {
    boolean held = found.values().stream().anyMatch(Screener::areHeld);
    return held ? PostState.HELD : PostState.SHOWN;
  }

  private static boolean areHeld(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.action() == Action.HOLD);
  }

  private static void refuseIdentifying(Map<String, List<Finding>> found) {
    var faults =
        found.entrySet().stream()
            .flatMap(
                each ->
                    each.getValue().stream()
                        .filter(finding -> finding.action() == Action.BLOCK)
                        .map(finding -> fault(each.getKey(), finding)))
            .toList();
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  private static Fault fault(String member, Finding finding) {
    return Fault.at(
        "/" + member,
        ProblemCode.IDENTIFYING_TEXT,
        "could identify a person by rule %s, at offset %d for %d characters: leave it out"
            .formatted(finding.rule(), finding.offset(), finding.length()));
  }
}
