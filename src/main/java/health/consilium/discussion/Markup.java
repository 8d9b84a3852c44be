package health.consilium.discussion;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.jspecify.annotations.Nullable;

/**
 * HTML of a post's Markdown: paragraphs, emphasis, lists, quotations, code and links. HTML in it is
 * shown as text, of an image only its description, and of a link that is no https only its words.
 */
final class Markup {
  /** What is not shown, by itself and by how deep it stands. */
  @FunctionalInterface
  private interface Unwanted {
    boolean is(Node node, int depth);
  }

  /** Deeper nesting stays text: a thousand signs of quotation end here and not in a stack. */
  private static final int DEEPEST = 8;

  /** Of elements around it: eight of quotation or lists and their items, and then some. */
  private static final int DEEPEST_EMPHASIS = 32;

  /** Where more are, all are left out: the parser calls itself for each level that they nest. */
  private static final int MOST_SIGNS = 1_000;

  private static final Pattern SIGN = Pattern.compile("[*_]");

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
          .maxOpenBlockParsers(DEEPEST)
          .postProcessor(document -> without(document, Markup::isTooMuch))
          .build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .percentEncodeUrls(true)
          .sanitizeUrls(true)
          .urlSanitizer(new HttpsOnly())
          .attributeProviderFactory(context -> (node, tag, attributes) -> mark(node, attributes))
          .build();

  /** The library's own would let relative targets through: places on whatever page shows it. */
  private static final class HttpsOnly implements UrlSanitizer {
    private static final String HTTPS = "https://";

    @Override
    public String sanitizeLinkUrl(String url) {
      return leads(url) ? url : "";
    }

    static boolean leads(String url) {
      return url.startsWith(HTTPS);
    }

    @Override
    public String sanitizeImageUrl(String url) {
      return "";
    }
  }

  /** In characters, of Markdown and HTML together. */
  private static final int MOST_KEPT = 8_000_000;

  /** Many read what was posted last: it is rendered once. What nobody reads is soon forgotten. */
  private static final LoadingCache<String, String> RENDERED =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((String markdown, String html) -> markdown.length() + html.length())
          .expireAfterAccess(Duration.ofMinutes(10))
          .build(
              markdown ->
                  RENDERER.render(without(parsed(markdown), (node, _) -> isDead(node))).strip());

  private Markup() {}

  static String html(String markdown) {
    return RENDERED.get(markdown);
  }

  /**
   * What a reader of the HTML reads, its blocks and lines apart, and behind it where each link
   * leads. Signs of emphasis that mark nothing are left out: readers read over them.
   */
  static String text(String markdown) {
    var text = new StringBuilder();
    var targets = new StringBuilder();
    for (Node node = parsed(markdown); node != null; node = next(node, text)) {
      text.append(literal(node));
      if (node instanceof Link link) {
        targets.append('\n').append(link.getDestination());
      }
    }
    return text.toString().replaceAll("[*`]", "") + targets;
  }

  private static Node parsed(String markdown) {
    boolean many = SIGN.matcher(markdown).results().limit(MOST_SIGNS + 1L).count() > MOST_SIGNS;
    return PARSER.parse(many ? SIGN.matcher(markdown).replaceAll("") : markdown);
  }

  private static String literal(Node node) {
    return switch (node) {
      case Text words -> words.getLiteral();
      case Code code -> code.getLiteral();
      case FencedCodeBlock code -> code.getLiteral();
      case HtmlInline tag -> tag.getLiteral();
      case SoftLineBreak _ -> "\n";
      case HardLineBreak _ -> "\n";
      default -> "";
    };
  }

  /** The node that follows in the text; a block that ends on the way to it ends its line. */
  private static @Nullable Node next(Node node, StringBuilder text) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    for (Node last = node; last != null; last = last.getParent()) {
      if (last instanceof Block) {
        text.append('\n');
      }
      if (last.getNext() != null) {
        return last.getNext();
      }
    }
    return null;
  }

  private static void mark(Node node, Map<String, String> attributes) {
    if (node instanceof Link) {
      attributes.put("rel", "nofollow noopener");
    }
    // of what a post says of itself, nothing but a link's target reaches an attribute
    attributes.keySet().retainAll(Set.of("href", "rel"));
  }

  /**
   * An image, of which its description is left, and emphasis that nests deeper than anybody reads:
   * the renderer calls itself for each level.
   */
  private static boolean isTooMuch(Node node, int depth) {
    boolean emphasis = node instanceof Emphasis || node instanceof StrongEmphasis;
    return node instanceof Image || (emphasis && depth > DEEPEST_EMPHASIS);
  }

  private static boolean isDead(Node node) {
    return node instanceof Link link && !HttpsOnly.leads(link.getDestination());
  }

  /** Leaves of what is unwanted what stands in it. */
  private static Node without(Node document, Unwanted unwanted) {
    var wrappers = new ArrayList<Node>();
    int depth = 0;
    for (Node node = document; node != null; ) {
      if (unwanted.is(node, depth)) {
        wrappers.add(node);
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      while (node != null && node.getNext() == null) {
        node = node.getParent();
        depth--;
      }
      node = node == null ? null : node.getNext();
    }
    wrappers.forEach(Markup::unwrap);
    return document;
  }

  private static void unwrap(Node wrapper) {
    while (wrapper.getFirstChild() != null) {
      wrapper.insertBefore(wrapper.getFirstChild());
    }
    wrapper.unlink();
  }
}
