package health.consilium.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The embedded default's first clinic, with a client of each kind. Their secrets go into files
 * beside the database (mode 600), since only hashes are in it.
 */
@ApplicationScoped
class DemoClients {
  private static final Map<ClientKind, String> FILES =
      Map.of(
          ClientKind.SYSTEM, "demo-client.json",
          ClientKind.PERSON, "demo-person.json",
          ClientKind.ADMIN, "demo-admin.json");

  /** What a file holds: all that a client needs to get a token. */
  record File(@JsonUnwrapped Credentials credentials, @JsonProperty("token_url") String tokenUrl) {}

  private final Clinics clinics;
  private final Registrations registrations;
  private final ObjectMapper json;
  private final boolean embedded;
  private final Path data;
  private final String tokenUrl;

  DemoClients(
      Clinics clinics,
      Registrations registrations,
      ObjectMapper json,
      @ConfigProperty(name = "consilium.embedded", defaultValue = "false") boolean embedded,
      @ConfigProperty(name = "consilium.data", defaultValue = "data") Path data,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.clinics = clinics;
    this.registrations = registrations;
    this.json = json;
    this.embedded = embedded;
    this.data = data;
    this.tokenUrl = "http://localhost:" + port + "/oauth2/token";
  }

  void make(@Observes StartupEvent start) throws IOException {
    if (!embedded || Files.exists(data.resolve(FILES.get(ClientKind.SYSTEM)))) {
      return;
    }
    var clinic = clinics.open("Demo Clinic (fictional)", "WA");
    write(ClientKind.ADMIN, registrations.addAdmin());
    write(ClientKind.PERSON, registrations.addTo(clinic.id(), ClientKind.PERSON));
    write(ClientKind.SYSTEM, registrations.addTo(clinic.id(), ClientKind.SYSTEM));
  }

  /** Moved into place whole; the system client's comes last and says that all are there. */
  private void write(ClientKind kind, Credentials credentials) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(data, "demo", ".json", mode);
    Files.write(draft, json.writeValueAsBytes(new File(credentials, tokenUrl)));
    Files.move(draft, data.resolve(FILES.get(kind)), StandardCopyOption.ATOMIC_MOVE);
  }
}
