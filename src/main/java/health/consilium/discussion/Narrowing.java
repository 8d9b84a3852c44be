package health.consilium.discussion;

import health.consilium.platform.json.WireNames;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A filter as marks of posts. They stand in the index among the words, as the function {@code
 * discussion_words} has them, so that a search that is narrowed costs no more than one for more
 * words.
 */
@Singleton
class Narrowing {
  /** No code is so long; and no word of an index may be much longer. */
  private static final int LONGEST = 500;

  private final AuthorTable authors;

  Narrowing(AuthorTable authors) {
    this.authors = authors;
  }

  /** What a post must bear to meet the filter; empty where none can that the reader may find. */
  Optional<List<String>> marks(Reader reader, DiscussionFilter filter) {
    var about =
        Stream.of(
                filter.type().map(type -> "@type=" + WireNames.of(type)),
                filter.anchor().map(anchor -> "@anchor=" + WireNames.of(anchor)),
                filter.code().map(code -> "@code=" + code),
                // another clinic's observation is not found by its id either
                filter
                    .observation()
                    .map(id -> "@observation=" + reader.clinic().value() + " " + id))
            .flatMap(Optional::stream)
            .map(mark -> mark.substring(0, Math.min(mark.length(), LONGEST)));
    if (filter.author().isEmpty()) {
      return Optional.of(about.toList());
    }
    return filter
        .author()
        .flatMap(id -> author(reader, id))
        .map(mark -> Stream.concat(about, Stream.of(mark)).toList());
  }

  /** A post that stands under its clinic alone is not found by its author, but by that author. */
  private Optional<String> author(Reader reader, UUID id) {
    if (reader.moderates() || authors.find(reader).filter(own -> own.id().equals(id)).isPresent()) {
      return Optional.of("@author=" + id);
    }
    return authors.find(id).filter(author -> author.name() != null).map(author -> "@signed=" + id);
  }
}
