package health.consilium.observation;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.Names;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be observed: the list of instruments that ships with the service. */
@Singleton
public class Instruments {
  private final List<Instrument> all;
  private final Map<Integer, Instrument> byNumber = new HashMap<>();
  private final Map<Coding, Instrument> byCode = new HashMap<>();

  Instruments() {
    var lines = CodeList.read("measures.csv");
    all =
        lines.stream()
            .filter(line -> line.optional("number").isPresent())
            .map(line -> instrument(line, lines))
            .toList();
    for (var instrument : all) {
      byNumber.put(instrument.number(), instrument);
      byCode.put(instrument.code(), instrument);
    }
  }

  /** All of them: rating scales, then vital signs, then what is told in codes. */
  public List<Instrument> all() {
    return all;
  }

  /** The instrument of that id or code, such as MADRS or madrs-total. */
  public Optional<Instrument> named(String name) {
    return all.stream()
        .filter(each -> each.id().equals(name) || each.code().code().equals(name))
        .findFirst();
  }

  /**
   * The instrument that a query parameter names by its id or code.
   *
   * @throws Refusal 400 that offers the nearest ids
   */
  public Instrument parameter(String parameter, String name) {
    return named(name)
        .orElseThrow(() -> Refusal.parameter(parameter, Names.unknown(name, names(), "ids")));
  }

  /**
   * The instrument of a posted code.
   *
   * @throws Refusal 422 that offers the nearest codes
   */
  Instrument posted(Coding code) {
    var found = byCode.get(code);
    if (found == null) {
      String rule = Names.unknown(code.code(), codes(code.system()), "codes");
      throw new Refusal(Fault.at("/code/code", ProblemCode.UNPROCESSABLE, rule));
    }
    return found;
  }

  Instrument numbered(int number) {
    return Optional.ofNullable(byNumber.get(number))
        .orElseThrow(() -> new IllegalStateException("no instrument is number " + number));
  }

  private List<String> names() {
    return all.stream().flatMap(each -> Stream.of(each.id(), each.code().code())).toList();
  }

  private List<String> codes(String system) {
    return all.stream()
        .map(Instrument::code)
        .filter(code -> code.system().equals(system))
        .map(Coding::code)
        .toList();
  }

  private static Instrument instrument(CodeList.Line line, List<CodeList.Line> lines) {
    var parts = parts(line, lines);
    var codes = codes(line);
    return new Instrument(
        Integer.parseInt(line.cell("number")),
        line.cell("id"),
        line.cell("name"),
        line.optional("rater").flatMap(name -> WireNames.find(Rater.class, name)).orElse(null),
        coding(line),
        parts == null && codes == null ? Scale.of(line) : null,
        codes,
        parts,
        line.optional("direction").map(Instruments::direction).orElse(null),
        line.optional("response").map(Change::parse).orElse(null),
        line.optional("remission").map(Threshold::parse).orElse(null),
        line.optional("change").map(Change::parse).orElse(null),
        line.optional("recall").orElse(null),
        SourceMark.of(line));
  }

  private static @Nullable List<InstrumentPart> parts(
      CodeList.Line line, List<CodeList.Line> lines) {
    return line.optional("parts")
        .map(codes -> Arrays.stream(codes.split(" ", -1)).map(code -> part(code, lines)).toList())
        .orElse(null);
  }

  private static @Nullable List<Coding> codes(CodeList.Line line) {
    return line.optional("codes")
        .map(codes -> Arrays.stream(codes.split(" ", -1)).map(Instruments::local).toList())
        .orElse(null);
  }

  private static Coding local(String code) {
    return new Coding(Coding.LOCAL, code);
  }

  private static InstrumentPart part(String code, List<CodeList.Line> lines) {
    var line =
        lines.stream().filter(each -> each.cell("code").equals(code)).findFirst().orElseThrow();
    return new InstrumentPart(line.cell("id"), line.cell("name"), coding(line), Scale.of(line));
  }

  private static Coding coding(CodeList.Line line) {
    String system = line.cell("system").equals("loinc") ? Coding.LOINC : Coding.LOCAL;
    return new Coding(system, line.cell("code"));
  }

  private static Direction direction(String cell) {
    return cell.equals("worse") ? Direction.HIGHER_IS_WORSE : Direction.HIGHER_IS_BETTER;
  }
}
