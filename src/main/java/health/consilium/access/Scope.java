package health.consilium.access;

import java.util.Map;

/** What a token may allow: the OAuth 2 scopes of version 1. */
public final class Scope {
  /** Writing the directory: what the clinic keeps, or as the network everything. */
  public static final String DIRECTORY_WRITE = "directory.write";

  /** Storing the clinic's courses and what is observed in them. */
  public static final String OBSERVATIONS_WRITE = "observations.write";

  /** Reading them, and the clinic's audit log. */
  public static final String OBSERVATIONS_READ = "observations.read";

  /** Asking what the clinic and the network observe, and reading what is said of it. */
  public static final String INSIGHTS_READ = "insights.read";

  /** Reading discussions and writing in them: people only. */
  public static final String DISCUSSIONS_WRITE = "discussions.write";

  /** Judging what people wrote. */
  public static final String MODERATE = "moderate";

  /** Running the network: its clinics and their clients, imports, releases. */
  public static final String NETWORK_ADMIN = "network.admin";

  /** Each of them, in the words of the contract. */
  static final Map<String, String> MEANINGS =
      Map.of(
          DIRECTORY_WRITE,
              "Write the directory: what the clinic keeps, or as the network everything",
          OBSERVATIONS_WRITE, "Store the clinic's courses and what is observed in them",
          OBSERVATIONS_READ, "Read them, and the clinic's audit log",
          INSIGHTS_READ, "Ask what the clinic and the network observe, and read what is said of it",
          DISCUSSIONS_WRITE, "Read discussions and write in them, as a person",
          MODERATE, "Judge what people wrote",
          NETWORK_ADMIN, "Run the network: its clinics and their clients, imports, releases");

  private Scope() {}
}
