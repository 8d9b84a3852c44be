package health.consilium.platform.postgres;

/** Who the service is to the database. What each may do stands in {@code db/roles.sql}. */
public enum DatabaseRole {
  OWNER("consilium_owner"),
  APP("consilium_app"),
  RELEASE("consilium_release");

  private final String username;

  DatabaseRole(String username) {
    this.username = username;
  }

  public String username() {
    return username;
  }
}
