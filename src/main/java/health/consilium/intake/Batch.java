package health.consilium.intake;

import health.consilium.directory.Registration;
import java.util.ArrayList;
import java.util.List;

/** What was read of a file since it was last kept. */
final class Batch {
  /** A row that is to be taken over. */
  record Staged(long line, Registration registration) {}

  private static final int MOST_KEPT = 1_000;
  private static final int MOST_READ = 50_000;

  private final List<Staged> staged = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private int read;

  void count() {
    read++;
  }

  void add(Staged row) {
    staged.add(row);
  }

  void add(Rejection row) {
    rejections.add(row);
  }

  boolean isFull() {
    return staged.size() + rejections.size() >= MOST_KEPT || read >= MOST_READ;
  }

  List<Staged> staged() {
    return staged;
  }

  List<Rejection> rejections() {
    return rejections;
  }

  int read() {
    return read;
  }
}
