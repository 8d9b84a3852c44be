package health.consilium.access;

/**
 * What of a clinic can be changed.
 *
 * @param name 1 to 200 characters
 * @param state USPS code of the state or territory it works in
 * @param suspended whether its clients are refused, from the next request on
 */
record ClinicChange(String name, String state, boolean suspended) {
  ClinicChange {
    NewClinic.check(name, state);
  }

  /** What this does to a clinic that says the other. */
  Deed.Action from(ClinicChange before) {
    if (suspended == before.suspended) {
      return Deed.Action.WRITE;
    }
    return suspended ? Deed.Action.SUSPEND : Deed.Action.RESUME;
  }
}
