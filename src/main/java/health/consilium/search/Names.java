package health.consilium.search;

import health.consilium.directory.Gazetteer;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** What a field with suggestions shows while somebody types. */
@ApplicationScoped
class Names {
  private final Database database;
  private final Gazetteer gazetteer;

  Names(Database database, Gazetteer gazetteer) {
    this.database = database;
    this.gazetteer = gazetteer;
  }

  Suggestions suggest(SuggestParameters asked, Limit limit) {
    var unit = asked.spoken();
    var typed = asked.typed();
    var places = gazetteer.complete(asked.text(), limit).items();
    return new Suggestions(
        database.call(connection -> NameSearch.of(typed, connection).best(limit, unit, connection)),
        places);
  }
}
