package health.consilium.observation;

/** A component of an instrument, with a code and a scale of its own. */
public record InstrumentPart(String id, String name, Coding code, Scale scale) {}
