package health.consilium.observation;

import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.http.TimedBody;
import health.consilium.platform.json.JsonLines;
import health.consilium.platform.json.StrictParser;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads a body of many observations while it is sent, and judges each line by itself. What needs
 * the database waits until all are read: a slow sender holds a thread and nothing else, and not for
 * ever.
 */
@Singleton
class BatchReader {
  private static final int MOST_LINES = 100_000;

  private final StrictParser parser;
  private final Instruments instruments;
  private final ObservationColumns columns;
  private final Clock clock;
  private final int mostWrong;
  private final Duration patience;

  BatchReader(
      StrictParser parser,
      Instruments instruments,
      ObservationColumns columns,
      Clock clock,
      @ConfigProperty(name = "consilium.observations.batch-errors") int mostWrong,
      @ConfigProperty(name = "consilium.observations.batch-reading") Duration patience) {
    this.parser = parser;
    this.instruments = instruments;
    this.columns = columns;
    this.clock = clock;
    this.mostWrong = mostWrong;
    this.patience = patience;
  }

  /**
   * Reads to the end.
   *
   * @throws Refusal 400 when the lines cannot be told from each other or the body does not arrive
   *     whole, 408 when it does not in time, 413 when there are too many, 422 when too many are
   *     wrong
   */
  Batch read(BatchFormat format, InputStream body) {
    var batch = new Batch();
    try {
      read(open(format, new TimedBody(body, patience)), batch);
    } catch (BrokenTable broken) {
      throw refused(broken);
    } catch (IOException e) {
      throw new Refusal(
          Fault.at("", ProblemCode.MALFORMED_BODY, "did not arrive whole: send it again"));
    }
    return batch;
  }

  private ObservationFile open(BatchFormat format, InputStream body) throws IOException {
    return switch (format) {
      case NDJSON -> new ObservationLines(new JsonLines(body, parser));
      case CSV -> new ObservationCsv(body, columns);
    };
  }

  private void read(ObservationFile file, Batch batch) throws IOException {
    var now = clock.instant();
    while (file.next()) {
      if (batch.lines() == MOST_LINES) {
        throw new Refusal(
            ProblemCode.PAYLOAD_TOO_LARGE, "A batch has at most " + MOST_LINES + " lines.");
      }
      judge(file, batch, now);
    }
  }

  private void judge(ObservationFile file, Batch batch, Instant now) {
    try {
      batch.add(file.line(), Posting.of(file.observation(), instruments, now));
    } catch (Refusal refusal) {
      batch.add(fault(file, refusal));
      if (batch.faults().wrong().count() > mostWrong) {
        throw tooManyWrong(batch);
      }
    }
  }

  private static Fault fault(ObservationFile file, Refusal refusal) {
    var fault = refusal.faults().getFirst();
    String place = file.place(String.valueOf(fault.pointer()));
    return Fault.at(place, fault.code(), fault.detail()).onLine(file.line());
  }

  private Refusal tooManyWrong(Batch batch) {
    return new Refusal.OfLines(
        "Reading ended and nothing is stored: of %d lines more than %d are wrong, see errors."
            .formatted(batch.lines(), mostWrong),
        batch.faults().first(),
        batch.faults().wrong());
  }

  private static Refusal refused(BrokenTable broken) {
    var fault = Fault.at("", ProblemCode.MALFORMED_BODY, broken.sentence());
    return Refusal.of(List.of(fault.onLine(broken.line())));
  }
}
