package health.consilium.observation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How it was given: intravenous, -muscular, subcutaneous, -nasal, oral, sublingual. */
@Schema(name = "CourseRoute")
public enum Route implements Coded {
  IV(1),
  IM(2),
  SC(3),
  IN(4),
  PO(5),
  SL(6);

  private final int number;

  Route(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
