package health.consilium.observation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a course treats; the groups into which ICD-10-CM codes fold. */
@Schema(name = "CourseIndication")
public enum Indication implements Coded {
  MDD(1),
  BIPOLAR_DEPRESSION(2),
  PTSD(3),
  OCD(4),
  ANXIETY(5),
  SUICIDALITY(6),
  CRPS(7),
  FIBROMYALGIA(8),
  NEUROPATHIC_PAIN(9),
  CHRONIC_MIGRAINE(10),
  CHRONIC_PAIN(11);

  private final int number;

  Indication(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
