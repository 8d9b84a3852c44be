package health.consilium.discussion;

import health.consilium.platform.hash.Sha256;
import jakarta.ws.rs.core.EntityTag;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Contributions as an Atom feed (RFC 4287), without what they say. */
final class AtomFeed {
  static final String PATH = Feeds.PATH + "/atom";
  static final String MEDIA_TYPE = "application/atom+xml";

  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  /** What XML 1.0 has no way to write (2.2). */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final XMLStreamWriter xml;

  private AtomFeed(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * The feed as text. That of what the key's owner follows is another one, with an id of its own.
   *
   * @param key that opens it
   * @param followed whether it is that
   * @param newest the entries, newest first
   */
  static String of(Feed key, boolean followed, List<Contribution> newest) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new AtomFeed(xml).feed(key, followed, newest);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes all that is written", e);
    }
    return text.toString();
  }

  /** What names the feed as it is now: it holds the key's id, so two feeds never share it. */
  static EntityTag tag(String feed) {
    return new EntityTag(HexFormat.of().formatHex(Sha256.of(feed)));
  }

  private void feed(Feed key, boolean followed, List<Contribution> entries)
      throws XMLStreamException {
    var updated = entries.stream().map(AtomFeed::updated).max(Comparator.naturalOrder());
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(NAMESPACE);
    element("id", "urn:uuid:" + key.id() + (followed ? "#followed" : ""));
    element("title", "Consilium discussions" + (followed ? " that you follow" : ""));
    element("updated", updated.orElse(key.createdAt()).toString());
    link("self", PATH + (followed ? "?followed=true" : ""));
    for (var entry : entries) {
      entry(entry);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void entry(Contribution contribution) throws XMLStreamException {
    var post = contribution.post();
    xml.writeStartElement("entry");
    element("id", "urn:uuid:" + post.id());
    element("title", Objects.requireNonNullElse(contribution.topic().title(), "A discussion"));
    element("updated", updated(contribution).toString());
    xml.writeStartElement("author");
    element("name", Objects.requireNonNullElse(post.by().name(), post.by().clinicName()));
    xml.writeEndElement();
    link("alternate", Discussions.PATH + "/" + post.discussion() + "/posts/" + post.id());
    xml.writeEndElement();
  }

  /** Relative to the address that the feed was got from, whichever proxy that was. */
  private void link(String relation, String path) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", path);
  }

  /** When it was shown, or written anew since then. */
  private static Instant updated(Contribution contribution) {
    var shown = Objects.requireNonNull(contribution.shownAt());
    var edited = contribution.post().editedAt();
    return edited == null || edited.isBefore(shown) ? shown : edited;
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(UNWRITABLE.matcher(text).replaceAll("\uFFFD"));
    xml.writeEndElement();
  }
}
