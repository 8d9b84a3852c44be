package health.consilium.intake;

import health.consilium.platform.hash.Sha256;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who sends a file.
 *
 * @param client the client's id
 * @param key under which it sends the file again when it does not know what became of it
 */
record Sender(String client, Optional<String> key) {
  /** What no other client's key comes to: 64 hexadecimal digits. */
  Optional<String> request() {
    return key.map(named -> HexFormat.of().formatHex(Sha256.of(client + "\n" + named)));
  }
}
