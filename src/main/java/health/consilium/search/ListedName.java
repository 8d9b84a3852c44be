package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Listing;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One row of {@code listed_name}.
 *
 * @param location where it leads to
 * @param ofOrganization whether the name is the organization's, else the location's own
 * @param subject whose name it is
 * @param words those of the name and of the organization's other names
 */
record ListedName(
    UUID location,
    boolean ofOrganization,
    UUID subject,
    Coordinates at,
    String name,
    List<String> words) {
  /** The primary key. */
  static final Comparator<ListedName> BY_KEY =
      Comparator.comparing(ListedName::location).thenComparing(ListedName::ofOrganization);

  /** The organization's name, and the location's where it has one of its own. */
  static Stream<ListedName> of(Listing listing) {
    var location = listing.location();
    var organization = listing.organization();
    var at = location.position().coordinates();
    var known = Stream.concat(Stream.of(organization.name()), organization.aliases().stream());
    var words = known.flatMap(name -> NameWords.of(name).stream()).distinct().toList();
    var theirs =
        new ListedName(location.id(), true, organization.id(), at, organization.name(), words);
    if (location.name().equals(organization.name())) {
      return Stream.of(theirs);
    }
    var more =
        Stream.concat(NameWords.of(location.name()).stream(), words.stream()).distinct().toList();
    return Stream.of(
        theirs, new ListedName(location.id(), false, location.id(), at, location.name(), more));
  }
}
