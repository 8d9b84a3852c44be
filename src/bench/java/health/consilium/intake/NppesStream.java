package health.consilium.intake;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A dissemination file of any length, made as it is read. Of a hundred rows 96 concern nobody whom
 * we look for, as in the real one; two are persons, one is an organization, one an end.
 */
final class NppesStream extends InputStream {
  private static final int PATTERNS = 100;
  private static final String MARK = "@@NPI@@@@@";

  private final byte[] head = NppesText.file().toString().getBytes(StandardCharsets.UTF_8);
  private final List<byte[]> patterns =
      IntStream.range(0, PATTERNS).mapToObj(NppesStream::pattern).toList();
  private final int rows;
  private byte[] current = head;
  private int at;
  private int made;

  NppesStream(int rows) {
    this.rows = rows;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  /** As many bytes as there are, so that what is measured is a file and not a row a packet. */
  @Override
  public int read(byte[] buffer, int from, int count) {
    int given = 0;
    while (given < count && (at < current.length || next())) {
      int piece = Math.min(count - given, current.length - at);
      System.arraycopy(current, at, buffer, from + given, piece);
      at += piece;
      given += piece;
    }
    return given == 0 ? -1 : given;
  }

  private boolean next() {
    if (made == rows) {
      return false;
    }
    byte[] pattern = patterns.get(made % PATTERNS);
    current = pattern.clone();
    byte[] npi = NppesText.npi().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(npi, 0, current, 1, npi.length);
    at = 0;
    made++;
    return true;
  }

  private static byte[] pattern(int number) {
    var file = NppesText.file();
    int head = file.toString().length();
    switch (number) {
      case 10, 60 -> file.person(MARK);
      case 30 -> file.organization(MARK);
      case 80 -> file.ended(MARK);
      default ->
          file.person(MARK, Map.of("Healthcare Provider Taxonomy Code_1", NppesText.DENTIST));
    }
    return file.toString().substring(head).getBytes(StandardCharsets.UTF_8);
  }
}
