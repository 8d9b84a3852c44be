package health.consilium.observation;

import health.consilium.platform.http.Stored;

/** What a post comes to. */
sealed interface PostAnswer {
  /** What is stored now, or the failure thrown. */
  Stored<Observation> tell();

  record Kept(Stored<Observation> stored) implements PostAnswer {
    @Override
    public Stored<Observation> tell() {
      return stored;
    }
  }

  record Failed(RuntimeException failure) implements PostAnswer {
    @Override
    public Stored<Observation> tell() {
      throw failure;
    }
  }
}
