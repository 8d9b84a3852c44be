package health.consilium.mirror;

import health.consilium.platform.http.ByteRange;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A file of an export on its way to somebody: piece by piece, and no connection of the database is
 * held while they take their time.
 */
public final class Download {
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final ExportFile file;
  private final LongFunction<Optional<ExportPiece>> pieces;

  /**
   * @param pieces the one with the byte before which that many come; none when the file is gone
   */
  Download(ExportFile file, LongFunction<Optional<ExportPiece>> pieces) {
    this.file = file;
    this.pieces = pieces;
  }

  /**
   * The answer to a request for it.
   *
   * @param range the Range header, which holds only for what is compressed already: the rest may be
   *     compressed on its way, and then has other bytes
   * @param ifRange the If-Range header: the tag for which the range was meant
   * @throws health.consilium.platform.problem.Refusal 416 when the range lies behind the end
   */
  public Response answer(Request request, @Nullable String range, @Nullable String ifRange) {
    var tag = new EntityTag(file.sha256());
    var unchanged = Optional.ofNullable(request.evaluatePreconditions(tag));
    return unchanged
        .orElseGet(() -> Response.fromResponse(bytes(asked(tag, range, ifRange))))
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, FOREVER)
        .build();
  }

  private ByteRange asked(EntityTag tag, @Nullable String range, @Nullable String ifRange) {
    boolean meant = ifRange == null || ifRange.equals('"' + tag.getValue() + '"');
    return isFixed() && meant ? ByteRange.of(range, file.bytes()) : ByteRange.whole(file.bytes());
  }

  private Response bytes(ByteRange range) {
    StreamingOutput body = out -> send(range, out);
    var answer =
        Response.status(range.isWhole() ? Response.Status.OK : Response.Status.PARTIAL_CONTENT)
            .type(file.mediaType())
            .entity(body);
    if (isFixed()) {
      answer
          .header("Accept-Ranges", "bytes")
          .header(HttpHeaders.CONTENT_LENGTH, range.count())
          .header("Repr-Digest", "sha-256=:" + digest() + ":");
    }
    if (!range.isWhole()) {
      answer.header("Content-Range", range);
    }
    return answer.build();
  }

  /** Whether its bytes go out as they are. */
  private boolean isFixed() {
    return ExportPart.named(file.name()).allMatch(part -> part.form().compressed());
  }

  private String digest() {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
  }

  private void send(ByteRange range, OutputStream out) throws IOException {
    long next = range.first();
    while (next <= range.last()) {
      var piece =
          pieces.apply(next).orElseThrow(() -> new IOException("the export expired meanwhile"));
      next = piece.send(next, range.last(), out);
    }
  }
}
