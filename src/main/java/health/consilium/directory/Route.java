package health.consilium.directory;

/**
 * The ways in which ketamine is given: intravenous, -muscular, subcutaneous, -nasal, oral,
 * sublingual.
 */
public enum Route {
  IV,
  IM,
  SC,
  IN,
  PO,
  SL
}
