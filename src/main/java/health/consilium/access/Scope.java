package health.consilium.access;

/** What a token may allow: the OAuth 2 scopes of version 1. */
public final class Scope {
  public static final String DIRECTORY_WRITE = "directory.write";
  public static final String OBSERVATIONS_WRITE = "observations.write";
  public static final String OBSERVATIONS_READ = "observations.read";
  public static final String INSIGHTS_READ = "insights.read";
  public static final String DISCUSSIONS_WRITE = "discussions.write";
  public static final String MODERATE = "moderate";
  public static final String NETWORK_ADMIN = "network.admin";

  private Scope() {}
}
