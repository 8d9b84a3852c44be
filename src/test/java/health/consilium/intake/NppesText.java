package health.consilium.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A dissemination file with fictional providers, as wide as the real one. */
final class NppesText {
  static final String PSYCHIATRY = "2084P0800X";
  static final String DENTIST = "122300000X";

  private static final List<String> HEAD = head();
  private static final AtomicInteger NUMBERS = new AtomicInteger(10_000_000);

  private final List<String> columns;
  private final StringBuilder text;

  private NppesText(List<String> columns) {
    this.columns = columns;
    this.text = new StringBuilder(line(columns));
  }

  /** A file with the columns of 2025. */
  static NppesText file() {
    return new NppesText(HEAD);
  }

  /** One with these columns less. */
  static NppesText without(String... columns) {
    return new NppesText(
        HEAD.stream().filter(each -> !Arrays.asList(columns).contains(each)).toList());
  }

  /** One with its columns in another order. */
  static NppesText reversed() {
    return new NppesText(HEAD.reversed());
  }

  /** An NPI that no other test has, with its check digit. */
  static String npi() {
    String nine = "1" + NUMBERS.incrementAndGet();
    return nine + (10 - luhn("80840" + nine) % 10) % 10;
  }

  /** A psychiatrist in Seattle, but for what the cells say, by their columns. */
  NppesText person(String npi, Map<String, String> cells) {
    var row =
        new HashMap<>(
            Map.of(
                "NPI", npi,
                "Entity Type Code", "1",
                "Provider Last Name (Legal Name)", "EXAMPLE",
                "Provider First Name", "ADA",
                "Provider Middle Name", "B",
                "Provider Credential Text", "M.D.",
                "Healthcare Provider Taxonomy Code_1", PSYCHIATRY));
    row.putAll(PLACE);
    row.putAll(cells);
    return row(row);
  }

  NppesText person(String npi) {
    return person(npi, Map.of());
  }

  /** A psychiatric clinic in Seattle, but for what the cells say. */
  NppesText organization(String npi, Map<String, String> cells) {
    var row =
        new HashMap<>(
            Map.of(
                "NPI", npi,
                "Entity Type Code", "2",
                "Provider Organization Name (Legal Business Name)", "EXAMPLE CLINIC, LLC",
                "Provider Other Organization Name", "EXAMPLE",
                "Healthcare Provider Taxonomy Code_1", "261QM0801X"));
    row.putAll(PLACE);
    row.putAll(cells);
    return row(row);
  }

  NppesText organization(String npi) {
    return organization(npi, Map.of());
  }

  /** An NPI that has ended: of the rest the register tells nothing. */
  NppesText ended(String npi) {
    return row(Map.of("NPI", npi, "NPI Deactivation Date", "03/02/2026"));
  }

  NppesText raw(String line) {
    text.append(line);
    return this;
  }

  NppesText row(Map<String, String> cells) {
    text.append(line(columns.stream().map(column -> cells.getOrDefault(column, "")).toList()));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static final Map<String, String> PLACE =
      Map.of(
          "Provider First Line Business Practice Location Address", "1 EXAMPLE ST",
          "Provider Business Practice Location Address City Name", "SEATTLE",
          "Provider Business Practice Location Address State Name", "WA",
          "Provider Business Practice Location Address Postal Code", "981011234",
          "Provider Business Practice Location Address Telephone Number", "2065550143");

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += i % 2 == 0 ? doubled : digit;
    }
    return sum;
  }

  private static List<String> head() {
    try (var file = NppesText.class.getResourceAsStream("/intake/nppes-head.csv")) {
      String head = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new ArrayList<>(
          Arrays.stream(head.split(",")).map(cell -> cell.replace("\"", "")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
