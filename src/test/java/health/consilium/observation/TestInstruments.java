package health.consilium.observation;

/** The instruments that ship with the service, without the service. */
public final class TestInstruments {
  private static final Instruments ALL = new Instruments();

  private TestInstruments() {}

  public static Instrument named(String name) {
    return ALL.named(name).orElseThrow();
  }
}
