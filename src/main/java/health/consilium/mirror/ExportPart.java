package health.consilium.mirror;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one file of every export holds.
 *
 * @param collection which resources
 * @param form how they are written
 */
record ExportPart(ExportedCollection collection, ExportForm form) {
  /** All files of an export, in the order in which they are made and told. */
  static final List<ExportPart> ALL =
      Arrays.stream(ExportedCollection.values())
          .flatMap(
              collection ->
                  Arrays.stream(ExportForm.values())
                      .filter(collection::has)
                      .map(form -> new ExportPart(collection, form)))
          .toList();

  static Stream<ExportPart> named(String name) {
    return ALL.stream().filter(part -> part.name().equals(name));
  }

  String name() {
    return collection.path() + "." + form.suffix();
  }

  ExportFile file(LocalDate date, long records, long bytes, String sha256) {
    return new ExportFile(
        name(),
        URI.create("/v1/exports/" + date + "/" + name()),
        collection.path(),
        form.mediaType(),
        records,
        bytes,
        sha256);
  }
}
