package health.consilium.intake;

import java.io.IOException;

/** A file of registrations, row by row. */
interface ProviderFile {
  /**
   * Reads the next row and adds to the batch what is to be kept of it.
   *
   * @return whether there was one
   * @throws health.consilium.platform.csv.BrokenTable when the file is wrong from here on
   */
  boolean readInto(Batch batch) throws IOException;
}
