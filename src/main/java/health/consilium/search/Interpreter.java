package health.consilium.search;

import health.consilium.directory.Gazetteer;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Understands what is asked for: it knows where places are, and what time it is. */
@ApplicationScoped
class Interpreter {
  private final Gazetteer gazetteer;
  private final Clock clock;

  Interpreter(Gazetteer gazetteer, Clock clock) {
    this.gazetteer = gazetteer;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @throws Refusal 400 that names the parameter at fault
   */
  SearchQuery query(SearchRequest asked) {
    var filters = asked.what().filters(asked.where().state(), clock);
    var place = asked.where().where(gazetteer);
    var name = asked.what().name();
    var shown = asked.how().shown(place.unit(), name.isPresent());
    var wish = asked.when().wish(clock);
    return new SearchQuery(place.origin(), place.area(), filters, name, wish, shown);
  }
}
