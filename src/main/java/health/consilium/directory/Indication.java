package health.consilium.directory;

/** What a service treats; a listing may say TRD, treatment-resistant depression, beside MDD. */
public enum Indication {
  MDD,
  TRD,
  BIPOLAR_DEPRESSION,
  PTSD,
  OCD,
  ANXIETY,
  SUICIDALITY,
  CRPS,
  FIBROMYALGIA,
  NEUROPATHIC_PAIN,
  CHRONIC_MIGRAINE,
  CHRONIC_PAIN
}
