package health.consilium.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.csv.Csv;
import health.consilium.platform.json.ReadyJson;
import health.consilium.platform.json.WireNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A page of hits as a table: one row for each, lists with semicolons between their values. */
final class HitTable {
  static final String MEDIA_TYPE = Csv.MEDIA_TYPE;

  /** A hit whose parts were read again. */
  private record Row(JsonNode location, JsonNode organization, JsonNode services, Hit hit) {}

  private record Column(HitMember member, String name, Function<Row, Object> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column(HitMember.LOCATION, "id", row -> text(row.location(), "/id")),
          new Column(HitMember.LOCATION, "name", row -> text(row.location(), "/name")),
          new Column(HitMember.LOCATION, "line", row -> text(row.location(), "/address/line")),
          new Column(HitMember.LOCATION, "line2", row -> text(row.location(), "/address/line2")),
          new Column(HitMember.LOCATION, "city", row -> text(row.location(), "/address/city")),
          new Column(HitMember.LOCATION, "state", row -> text(row.location(), "/address/state")),
          new Column(
              HitMember.LOCATION, "postalCode", row -> text(row.location(), "/address/postalCode")),
          new Column(HitMember.LOCATION, "latitude", row -> row.hit().spot().at().latitude()),
          new Column(HitMember.LOCATION, "longitude", row -> row.hit().spot().at().longitude()),
          new Column(HitMember.LOCATION, "phone", row -> phone(row.location())),
          new Column(
              HitMember.LOCATION,
              "acceptingPatients",
              row -> text(row.location(), "/acceptingPatients")),
          new Column(
              HitMember.LOCATION,
              "lastVerifiedAt",
              row -> text(row.location(), "/verification/lastVerifiedAt")),
          new Column(
              HitMember.ORGANIZATION, "organization", row -> text(row.organization(), "/name")),
          new Column(
              HitMember.ORGANIZATION, "website", row -> text(row.organization(), "/website")),
          new Column(HitMember.SERVICES, "routes", row -> all(row.services(), "/routes")),
          new Column(HitMember.SERVICES, "indications", row -> all(row.services(), "/indications")),
          new Column(HitMember.SERVICES, "products", row -> all(row.services(), "/product")),
          new Column(HitMember.SERVICES, "delivery", row -> all(row.services(), "/delivery")),
          new Column(
              HitMember.DISTANCE,
              "distance",
              row ->
                  Optional.ofNullable(row.hit().distance())
                      .map(away -> Double.toString(away.value()))
                      .orElse("")),
          new Column(
              HitMember.DISTANCE,
              "unit",
              row ->
                  Optional.ofNullable(row.hit().distance())
                      .map(away -> WireNames.of(away.unit()))
                      .orElse("")),
          new Column(
              HitMember.BEARING,
              "bearing",
              row -> Optional.ofNullable(row.hit().bearing()).map(Object::toString).orElse("")),
          new Column(
              HitMember.OPEN,
              "openNow",
              row ->
                  Optional.ofNullable(row.hit().open())
                      .map(open -> Boolean.toString(open.now()))
                      .orElse("")),
          new Column(HitMember.MATCHED, "matched", row -> matched(row.hit())));

  private final ObjectMapper json;

  HitTable(ObjectMapper json) {
    this.json = json;
  }

  /** The table with its head. */
  String text(SearchResult page) {
    var columns = columns(page.members());
    var head = Csv.line(columns.stream().map(Column::name).toList());
    return page.items().stream()
        .map(this::row)
        .map(row -> Csv.line(columns.stream().map(column -> column.value().apply(row)).toList()))
        .collect(Collectors.joining("", head, ""));
  }

  private static List<Column> columns(Set<HitMember> members) {
    return COLUMNS.stream().filter(column -> members.contains(column.member())).toList();
  }

  private Row row(Hit hit) {
    return new Row(read(hit.location()), read(hit.organization()), read(hit.services()), hit);
  }

  private JsonNode read(@Nullable ReadyJson part) {
    try {
      return part == null ? json.createObjectNode() : json.readTree(part.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode part, String pointer) {
    return part.at(pointer).asText("");
  }

  private static String phone(JsonNode location) {
    return elements(location.at("/telecom"))
        .filter(each -> text(each, "/system").equals("phone"))
        .map(each -> text(each, "/value"))
        .findFirst()
        .orElse("");
  }

  /** What the services have between them, each once. */
  private static String all(JsonNode services, String pointer) {
    return elements(services)
        .map(service -> service.at(pointer))
        .flatMap(value -> value.isArray() ? elements(value) : Stream.of(value))
        .map(JsonNode::asText)
        .distinct()
        .collect(Collectors.joining(";"));
  }

  private static String matched(Hit hit) {
    return Optional.ofNullable(hit.matched()).orElse(List.of()).stream()
        .map(match -> match.parameter() + "=" + String.join(",", match.values()))
        .collect(Collectors.joining(";"));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
