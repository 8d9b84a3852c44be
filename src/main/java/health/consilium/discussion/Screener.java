package health.consilium.discussion;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.text.Action;
import health.consilium.platform.text.Screening;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a text by what the screening finds in it, as it was sent and as readers
 * see it.
 */
@Singleton
class Screener {
  /** In characters. */
  private static final int MOST_KEPT = 4_000_000;

  private final Screening screening;

  /** Of texts that wait: whoever looks through the queue has them all screened, time and again. */
  private final LoadingCache<String, List<DraftFinding>> held;

  Screener(Screening screening) {
    this.screening = screening;
    this.held =
        Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((String text, List<DraftFinding> findings) -> text.length() + findings.size())
            .expireAfterAccess(Duration.ofMinutes(10))
            .build(text -> read(text).findings());
  }

  DraftFindings findings(Draft draft) {
    return new DraftFindings(read(draft.text()).findings());
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
    var read = read(text);
    refuse(Map.of("reason", read), finding -> !finding.does(Action.MASK));
    return read.masked();
  }

  /**
   * The texts as they may be stored.
   *
   * @param texts by the member of the body in which they stand
   * @throws Refusal 422 that names each rule and place, when one of them could identify somebody
   */
  private Screened screen(Map<String, String> texts) {
    var read = new TreeMap<String, TwiceRead>();
    texts.forEach((member, text) -> read.put(member, read(text)));
    refuse(read, finding -> finding.does(Action.BLOCK));
    var masked = new LinkedHashMap<String, String>();
    read.forEach((member, text) -> masked.put(member, text.masked()));
    boolean held = read.values().stream().anyMatch(TwiceRead::isHeld);
    return new Screened(Map.copyOf(masked), held ? PostState.HELD : PostState.SHOWN);
  }

  /** What a moderator has to judge of a text that was stored, title first. */
  List<HeldFinding> heldFor(@Nullable String title, String text, @Nullable String conflicts) {
    return Stream.of(
            heldFor("title", title), heldFor("text", text), heldFor("conflicts", conflicts))
        .flatMap(each -> each)
        .toList();
  }

  private Stream<HeldFinding> heldFor(String member, @Nullable String text) {
    var findings = text == null ? List.<DraftFinding>of() : held.get(text);
    return findings.stream()
        .filter(finding -> !finding.does(Action.MASK))
        .map(finding -> HeldFinding.of(member, finding));
  }

  /** Whether a moderator has to see it before others do. */
  boolean holds(String text) {
    return read(text).isHeld();
  }

  private TwiceRead read(String text) {
    return TwiceRead.of(text, screening);
  }

  private static void refuse(Map<String, TwiceRead> read, Predicate<DraftFinding> refused) {
    var faults =
        read.entrySet().stream()
            .flatMap(
                each ->
                    each.getValue().findings().stream()
                        .filter(refused)
                        .map(finding -> fault(each.getKey(), finding)))
            .toList();
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  private static Fault fault(String member, DraftFinding finding) {
    return Fault.at(
        "/" + member,
        ProblemCode.IDENTIFYING_TEXT,
        "could identify a person by rule %s, at offset %d for %d characters%s: leave it out"
            .formatted(
                finding.rule(),
                finding.offset(),
                finding.length(),
                finding.rendered() == null ? "" : " of the text as readers would see it"));
  }
}
