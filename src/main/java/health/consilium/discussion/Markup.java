package health.consilium.discussion;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * HTML of a post's Markdown: paragraphs, emphasis, lists, quotations, code and links. HTML in it is
 * shown as text, of an image only its description, and a link that is no https loses its target.
 */
final class Markup {
  /** Deeper nesting stays text: a thousand signs of quotation end here and not in a stack. */
  private static final int DEEPEST = 8;

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
          .maxOpenBlockParsers(DEEPEST)
          .postProcessor(Markup::withoutImages)
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
      return url.startsWith(HTTPS) ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
      return "";
    }
  }

  private Markup() {}

  static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown)).strip();
  }

  private static void mark(Node node, Map<String, String> attributes) {
    if (node instanceof Link) {
      attributes.put("rel", "nofollow noopener");
    }
    // of what a post says of itself, nothing but a link's target reaches an attribute
    attributes.keySet().retainAll(Set.of("href", "rel"));
  }

  private static Node withoutImages(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Image image) {
            visitChildren(image);
            while (image.getFirstChild() != null) {
              image.insertBefore(image.getFirstChild());
            }
            image.unlink();
          }
        });
    return document;
  }
}
