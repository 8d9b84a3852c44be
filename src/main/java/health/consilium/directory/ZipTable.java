package health.consilium.directory;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads the table that ships with the service: gzipped CSV in UTF-8, in the order of the ZIPs, and
 * without quoted fields, since no name in it has a comma or a quotation mark.
 */
final class ZipTable {
  private static final String FILE = "/gazetteer/us-zip-gazetteer.csv.gz";
  private static final String HEADER =
      "zip,city,state,county,county_fips,lat,lon,time_zone,point_source,place_source";
  private static final int COLUMNS = HEADER.split(",", -1).length;

  /** The same few thousand names and zones stand in all the rows: each is kept once. */
  private final Map<String, String> names = new HashMap<>();

  private final Map<String, ZoneId> zones = new HashMap<>();

  private ZipTable() {}

  static List<Zip> read() {
    try (var file = ZipTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE);
      }
      var text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8);
      return new ZipTable().rows(new BufferedReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Zip> rows(BufferedReader lines) throws IOException {
    String header = lines.readLine();
    if (!HEADER.equals(header)) {
      throw new IllegalStateException("the gazetteer has other columns: " + header);
    }
    return lines.lines().map(this::row).toList();
  }

  private Zip row(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != COLUMNS) {
      throw new IllegalStateException("a row of the gazetteer has other columns: " + line);
    }
    var point = new Coordinates(Double.parseDouble(fields[5]), Double.parseDouble(fields[6]));
    return new Zip(
        fields[0],
        once(fields[1]),
        once(fields[2]),
        once(fields[3]),
        point,
        zones.computeIfAbsent(fields[7], ZoneId::of),
        fields[8].startsWith("census"));
  }

  private String once(String name) {
    return names.computeIfAbsent(name, same -> same);
  }
}
