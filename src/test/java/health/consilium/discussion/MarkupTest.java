package health.consilium.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How posts are shown. */
class MarkupTest {
  /** Every tag that a post can become. */
  private static final Pattern TAG =
      Pattern.compile(
          "</?(p|em|strong|code|pre|blockquote|ul|ol|li)>|<br />|</a>"
              + "|<a rel=\"nofollow noopener\" href=\"https://[^\"<>]*\">");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | <p>plain</p>",
        "*more* and **most** | <p><em>more</em> and <strong>most</strong></p>",
        "`0.5 mg/kg` | <p><code>0.5 mg/kg</code></p>",
        "180/110 < 200 & rising | <p>180/110 &lt; 200 &amp; rising</p>",
        "[a trial](https://doi.org/10.1/x) | <p><a rel=\"nofollow noopener\""
            + " href=\"https://doi.org/10.1/x\">a trial</a></p>",
      })
  void a_small_part_of_markdown_is_shown(String markdown, String html) {
    assertThat(Markup.html(markdown)).isEqualTo(html);
  }

  @Test
  void lists_and_quotations_are_shown() {
    assertThat(Markup.html("> so\n\n- one\n- two\n").replace("\n", ""))
        .isEqualTo("<blockquote><p>so</p></blockquote><ul><li>one</li><li>two</li></ul>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe src=https://example.org></iframe>",
        "<style>@import 'https://example.org'</style>",
        "<!--<script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php alert(1) ?>",
        "<p style=\"background:url(https://example.org)\">x</p>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript&colon;alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)",
        "[x](http://example.org)",
        "[x](//example.org)",
        "[x](/v1/discussions)",
        "[x](https://example.org \"t\" onclick=alert(1))",
        "[x](https://example.org/\"onclick=\"alert(1))",
        "[x](https://example.org 'a\" onmouseover=\"alert(1)')",
        "<javascript:alert(1)>",
        "<https://example.org/\"onclick=alert(1)>",
        "![x](https://example.org/pixel.png)",
        "![x](javascript:alert(1))",
        "![x][y]\n\n[y]: https://example.org/pixel.png",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "[![x](https://example.org/pixel.png)](javascript:alert(1))",
        "![a ![b](https://example.org/b.png) c](https://example.org/a.png)",
        "``` \"onclick=alert(1)\nx\n```",
        "```html\n<script>alert(1)</script>\n```",
        "`<script>alert(1)</script>`",
        "    <script>alert(1)</script>",
        "# <script>alert(1)</script>",
        "<div\n<script>alert(1)</script>",
        "**<b onclick=alert(1)>**",
        "\\<script>alert(1)\\</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "1. <script>alert(1)</script>",
        "> <script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "\u202e<script>alert(1)</script>",
      })
  void nothing_but_plain_tags_and_safe_links_gets_through(String attempt) {
    String html = Markup.html(attempt);

    assertThat(TAG.matcher(html).replaceAll("")).doesNotContain("<", ">");
  }

  @Test
  void a_link_without_a_safe_target_has_none() {
    assertThat(Markup.html("[x](javascript:alert(1))")).isEqualTo("<p>x</p>");
  }

  @Test
  void signs_of_emphasis_mark_until_there_are_more_than_a_thousand() {
    String thousand = "*a* ".repeat(500);

    assertThat(Markup.html(thousand).split("<em>")).hasSize(501);
    assertThat(Markup.html(thousand + "_a")).doesNotContain("<em>", "*", "_");
  }

  @Test
  void of_an_image_its_description_is_shown() {
    assertThat(Markup.html("![a *dose* curve](https://example.org/a.png)"))
        .isEqualTo("<p>a <em>dose</em> curve</p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "- ", "*", "[", "![", "<", "`", "1. "})
  void a_text_of_one_sign_only_ends(String sign) {
    String html = Markup.html(sign.repeat(10_000 / sign.length()));

    assertThat(TAG.matcher(html).replaceAll("")).doesNotContain("<", ">");
  }
}
