package health.consilium.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What is done to a body that has what it takes, and how it is to be answered.
 *
 * @param code of the problem
 * @param done nothing where a body has no place for it
 */
public record Flaw(String name, String code, Function<JsonBody, Optional<Flawed>> done) {
  /** What a lenient reader would take. */
  public static final List<Flaw> ALL =
      List.of(
          written("a string for a number", BodyMember::isNumber, "\"4\""),
          written("a number that nobody can hold", BodyMember::isNumber, "1e400"),
          written("an object for a number", BodyMember::isNumber, "{}"),
          written("four for a string", BodyMember::isText, "4"),
          written("true for a string", BodyMember::isText, "true"),
          written("an array for a string", BodyMember::isText, "[\"a\"]"),
          written("a NUL in a string", BodyMember::isText, "\"a\\u0000\""),
          written("half a surrogate in a string", BodyMember::isText, "\"a\\ud800\""),
          written("zero for an enum", BodyMember::isConstant, "0"),
          written("an unknown constant", BodyMember::isConstant, "\"none such\""),
          written("null in a required place", BodyMember::required, "null"),
          malformed(
              "a required member missing",
              body ->
                  body.member(BodyMember::required)
                      .map(member -> Flawed.at(member.pointer(), body.without(member)))),
          malformed(
              "NaN",
              body ->
                  body.first().map(member -> Flawed.at(member.parent(), body.with(member, "NaN")))),
          malformed(
              "a duplicate key",
              body -> body.first().map(member -> Flawed.at(member.parent(), body.twice(member)))),
          written("a hundred thousand brackets", BodyMember::isText, "[".repeat(100_000)),
          malformed("trailing garbage", body -> Flawed.whole(body.text() + "x")),
          malformed("a second body", body -> Flawed.whole(body.text() + body.text())),
          malformed("a body cut short", body -> Flawed.whole(body.text().replaceFirst("}$", ""))),
          malformed("an array for the object", body -> Flawed.whole("[" + body.text() + "]")),
          malformed("an empty body", body -> Flawed.whole("")),
          malformed("null", body -> Flawed.whole("null")),
          malformed(
              "invalid UTF-8",
              body ->
                  body.first()
                      .map(member -> body.with(member, "\"\u00e9\""))
                      .map(text -> new Flawed(text, ISO_8859_1, ""))),
          new Flaw(
              "an unknown field",
              "unknown-field",
              body ->
                  body.first()
                      .filter(member -> !body.isOpen())
                      .map(
                          member ->
                              Flawed.at(
                                  member.parent() + "/xyzzy",
                                  body.with(
                                      member,
                                      body.example().at(member.pointer()) + ", \"xyzzy\": 1")))));

  /** The body with each of these flaws for which it has a place. */
  public static Stream<Arguments> all(JsonBody body, Predicate<Flaw> such) {
    return ALL.stream().filter(such).flatMap(flaw -> flaw.to(body).stream());
  }

  private Optional<Arguments> to(JsonBody body) {
    return done.apply(body).map(flawed -> Arguments.of(body, this, flawed));
  }

  private static Flaw malformed(String name, Function<JsonBody, Optional<Flawed>> done) {
    return new Flaw(name, "malformed-body", done);
  }

  /** That text stands for the value of the first such member. */
  private static Flaw written(String name, Predicate<BodyMember> such, String value) {
    return malformed(
        name,
        body ->
            body.member(such).map(member -> Flawed.at(member.pointer(), body.with(member, value))));
  }

  @Override
  public String toString() {
    return name;
  }
}
