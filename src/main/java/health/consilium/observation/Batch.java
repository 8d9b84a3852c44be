package health.consilium.observation;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.sql.BinaryRows;

/**
 * A body of many observations, read to its end: the lines that can be stored as the rows they
 * become, some 130 bytes each, and of the others what is wrong.
 */
final class Batch {
  private final BinaryRows rows = new BinaryRows();
  private final LineFaults faults = new LineFaults();

  void add(long line, Posting posting) {
    BatchTable.add(rows, line, posting);
  }

  void add(Fault fault) {
    faults.add(fault);
  }

  BinaryRows rows() {
    return rows;
  }

  LineFaults faults() {
    return faults;
  }

  /** How many lines it has. */
  int lines() {
    return rows.count() + faults.wrong().count();
  }
}
