package health.consilium.mirror;

import health.consilium.platform.http.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole directory as it was at one moment, in files that never change.
 *
 * @param date its name: the day of the UTC calendar on which it was taken
 * @param takenAt at which moment
 * @param change the number of the last change that it shows: a copy goes on with those since then
 * @param files one for each collection and form
 */
public record Export(LocalDate date, Instant takenAt, long change, List<ExportFile> files)
    implements Tagged {
  public Export {
    files = List.copyOf(files);
  }

  /** The same with the other's files as well. */
  Export and(Export more) {
    return new Export(
        date, takenAt, change, Stream.concat(files.stream(), more.files.stream()).toList());
  }

  /** The first file that is still to be made; none when all are there. */
  Optional<ExportPart> missing() {
    var there = files.stream().map(ExportFile::name).toList();
    return ExportPart.ALL.stream().filter(part -> !there.contains(part.name())).findFirst();
  }

  /** The file of that name, if it has one. */
  Optional<ExportFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** It never changes. */
  @Override
  public String tag(LocalDate day) {
    return date + "." + change;
  }
}
