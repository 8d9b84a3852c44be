package health.consilium.platform.json;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a JSON body, and says of each failure where in the body it is and what belongs there. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
public class StrictJsonReader implements MessageBodyReader<Object> {
  private final StrictParser parser;
  private final int limit;

  StrictJsonReader(
      StrictParser parser, @ConfigProperty(name = "consilium.http.json-limit") int limit) {
    this.parser = parser;
    this.limit = limit;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return true;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    Utf8.require(mediaType);
    return parser.parse(ByteBuffer.wrap(bytes(body)), generic);
  }

  private byte[] bytes(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new Refusal(
          ProblemCode.PAYLOAD_TOO_LARGE, "A JSON body has at most " + limit + " bytes.");
    }
    return bytes;
  }
}
