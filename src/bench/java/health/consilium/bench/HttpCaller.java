package health.consilium.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A keep-alive connection that sends requests as bytes and reads answers without keeping them. It
 * knows as much of HTTP/1.1 as finding the end of an answer takes.
 */
public final class HttpCaller implements AutoCloseable {
  private static final int NOT_MODIFIED = 304;

  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 16;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  public HttpCaller(URI url) throws IOException {
    socket = new Socket(url.getHost(), url.getPort());
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends a whole request and reads its whole answer; returns the status. */
  public int call(byte[] request) throws IOException {
    out.write(request);
    int bodyAt = readHeader();
    int status = number(start + "HTTP/1.1 ".length());
    int length = contentLength(bodyAt);
    start = bodyAt;
    if (status == NOT_MODIFIED) {
      return status; // has no body, whatever its header tells
    }
    if (length >= 0) {
      skip(length);
    } else {
      skipChunks();
    }
    return status;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Returns where the body begins. */
  private int readHeader() throws IOException {
    int seen = start;
    while (true) {
      for (int i = Math.max(start + 3, seen); i < end; i++) {
        if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
          return i + 1;
        }
      }
      seen = end;
      int moved = start;
      more();
      seen -= moved - start;
    }
  }

  /** The value of Content-Length, or -1 where the body comes in chunks. */
  private int contentLength(int bodyAt) {
    for (int i = start; i < bodyAt - LENGTH.length; i++) {
      if (matches(i)) {
        int digits = i + LENGTH.length;
        return number(buffer[digits] == ' ' ? digits + 1 : digits);
      }
    }
    return -1;
  }

  private boolean matches(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((buffer[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private void skipChunks() throws IOException {
    int size;
    do {
      size = chunkSize();
      skip(size + "\r\n".length());
    } while (size > 0);
  }

  private int chunkSize() throws IOException {
    int size = 0;
    for (int digit = Character.digit(next(), 16); digit >= 0; digit = Character.digit(next(), 16)) {
      size = size * 16 + digit;
    }
    while (next() != '\n') {}
    return size;
  }

  private int next() throws IOException {
    if (start == end) {
      more();
    }
    return buffer[start++];
  }

  private void skip(int bytes) throws IOException {
    int left = bytes;
    while (left > end - start) {
      left -= end - start;
      start = end;
      more();
    }
    start += left;
  }

  private int number(int at) {
    int number = 0;
    for (int i = at; Character.isDigit(buffer[i]); i++) {
      number = number * 10 + buffer[i] - '0';
    }
    return number;
  }

  /** Reads on, after moving what is not used yet to the front. */
  private void more() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      throw new EOFException("the service closed the connection");
    }
    end += read;
  }
}
