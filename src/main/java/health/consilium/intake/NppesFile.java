package health.consilium.intake;

import health.consilium.directory.Address;
import health.consilium.directory.ContactPoint;
import health.consilium.directory.Directory;
import health.consilium.directory.Npi;
import health.consilium.directory.PersonName;
import health.consilium.directory.Registration;
import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.csv.CsvScanner;
import health.consilium.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dissemination file of NPPES, row by row. Of its 330 columns those are read that a directory
 * shows; tax numbers, mailing addresses and officials are not.
 */
final class NppesFile implements ProviderFile {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D");
  private static final Pattern NATIONAL = Pattern.compile("1?([2-9]\\d{9})");
  private static final int ZIP_DIGITS = 5;

  private final CsvScanner row;
  private final NppesHead head;
  private final Set<String> taxonomies;
  private final Directory directory;

  /**
   * Reads the head.
   *
   * @param taxonomies the NUCC codes of whom is to be taken over
   * @param directory knows where the ZIPs are
   * @throws BrokenTable when it lacks a column
   */
  NppesFile(InputStream source, Set<String> taxonomies, Directory directory) throws IOException {
    this.row = new CsvScanner(source);
    if (!row.next()) {
      throw new BrokenTable(1, "is missing: the file is empty");
    }
    this.head = new NppesHead(row);
    this.taxonomies = taxonomies;
    this.directory = directory;
  }

  @Override
  public boolean readInto(Batch batch) throws IOException {
    if (!row.next()) {
      return false;
    }
    if (row.size() != head.size()) {
      throw new BrokenTable(
          row.line(),
          "has %d cells of %d: the file is damaged or cut off".formatted(row.size(), head.size()));
    }
    batch.count();
    try {
      registration().ifPresent(found -> batch.add(new Batch.Staged(row.line(), found)));
    } catch (Refusal refusal) {
      batch.add(rejection(refusal));
    }
    return true;
  }

  /** Nothing where it is nobody whom we look for. */
  private Optional<Registration> registration() {
    if (hasEnded()) {
      return Optional.of(new Registration.Ended(npi()));
    }
    var specialties = head.taxonomies(row).toList();
    if (specialties.stream().noneMatch(taxonomies::contains)) {
      return Optional.empty();
    }
    var found =
        switch (text(NppesColumn.ENTITY_TYPE)) {
          case "1" -> person(specialties);
          case "2" -> organization(specialties);
          default ->
              throw new Refusal.Invalid("kind", "must be 1 for a person or 2 for an organization");
        };
    directory.check(found);
    return Optional.of(found);
  }

  private Registration person(List<String> specialties) {
    var given =
        Stream.of(NppesColumn.GIVEN, NppesColumn.MIDDLE)
            .map(this::optional)
            .flatMap(Optional::stream)
            .toList();
    var name =
        new PersonName(
            optional(NppesColumn.PREFIX).orElse(null),
            optional(NppesColumn.GIVEN).isPresent() ? given : List.of(),
            text(NppesColumn.FAMILY));
    var credentials = optional(NppesColumn.CREDENTIAL).stream().toList();
    return new Registration.OfPerson(npi(), name, credentials, specialties, telecom());
  }

  private Registration organization(List<String> specialties) {
    var address =
        new Address(
            text(NppesColumn.LINE),
            optional(NppesColumn.LINE2).orElse(null),
            text(NppesColumn.CITY),
            text(NppesColumn.STATE).toUpperCase(Locale.ROOT),
            zip());
    return new Registration.OfOrganization(
        npi(),
        text(NppesColumn.ORGANIZATION),
        optional(NppesColumn.ALIAS).orElse(null),
        specialties,
        address,
        telecom());
  }

  private Npi npi() {
    return new Npi(text(NppesColumn.NPI));
  }

  /** Of nine digits too. */
  private String zip() {
    String text = text(NppesColumn.ZIP);
    return text.substring(0, Math.min(ZIP_DIGITS, text.length()));
  }

  /** A number that cannot be called from here is none to show. */
  private List<ContactPoint> telecom() {
    var digits = NATIONAL.matcher(NOT_A_DIGIT.matcher(text(NppesColumn.PHONE)).replaceAll(""));
    return digits.matches()
        ? List.of(new ContactPoint(ContactPoint.Kind.PHONE, "+1" + digits.group(1)))
        : List.of();
  }

  private boolean hasEnded() {
    if (row.isEmpty(head.place(NppesColumn.DEACTIVATED))) {
      return false;
    }
    var ended = date(NppesColumn.DEACTIVATED, "deactivated");
    return row.isEmpty(head.place(NppesColumn.REACTIVATED))
        || date(NppesColumn.REACTIVATED, "reactivated").isBefore(ended);
  }

  private LocalDate date(NppesColumn column, String member) {
    try {
      return LocalDate.parse(text(column), DATE);
    } catch (DateTimeException e) {
      throw new Refusal.Invalid(member, "must be a date such as 03/02/2026");
    }
  }

  private String text(NppesColumn column) {
    return row.cell(head.place(column));
  }

  private Optional<String> optional(NppesColumn column) {
    return Optional.of(text(column)).filter(text -> !text.isEmpty());
  }

  private Rejection rejection(Refusal refusal) {
    var fault = refusal.faults().getFirst();
    String column =
        NppesColumn.of(member(fault.pointer(), fault.parameter()))
            .map(NppesColumn::title)
            .orElse(NppesColumn.NPI.title());
    return new Rejection(row.line(), column, fault.detail());
  }

  /** The last part of a pointer, or the parameter itself. */
  private static String member(@Nullable String pointer, @Nullable String parameter) {
    return pointer == null
        ? String.valueOf(parameter)
        : pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
