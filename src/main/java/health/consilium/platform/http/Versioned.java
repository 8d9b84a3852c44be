package health.consilium.platform.http;

/** A resource with versions: its strong ETag is the version in quotes. */
public interface Versioned {
  /** 1 for what was created, one more with each change. */
  int version();
}
