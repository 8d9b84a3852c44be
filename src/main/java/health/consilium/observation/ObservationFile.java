package health.consilium.observation;

import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.problem.Refusal;
import java.io.IOException;

/** A body of many observations, of which it holds one line at a time. */
interface ObservationFile {
  /**
   * Goes to the next line.
   *
   * @return whether there is one
   * @throws BrokenTable when the lines cannot be told from each other from here on
   */
  boolean next() throws IOException;

  /** The line's number, counted from 1. */
  long line();

  /**
   * What the line says.
   *
   * @throws Refusal 400, 422 when that is no observation
   */
  NewObservation observation();

  /**
   * Where in the line it is that an observation's JSON has in that place.
   *
   * @param pointer into the observation as a JSON body
   */
  String place(String pointer);
}
