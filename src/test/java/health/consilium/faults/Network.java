package health.consilium.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What lies between a clinic and the service: a proxy that brings requests over, one to a
 * connection, and while it is broken loses some, loses the answers of others, and brings some twice
 * or so late that they have been sent again by then.
 */
final class Network implements Supplier<URI>, AutoCloseable {
  /** What becomes of a request. */
  enum Fate {
    /** It is brought over, and its answer back. */
    DELIVERED,
    /** The connection is reset when half of it was sent. */
    CUT_BEFORE,
    /** It is carried out, and the connection reset instead of an answer. */
    CUT_AFTER,
    /** It is brought over and answered, and brought over once more some time later. */
    TWICE,
    /** The connection is reset at once, and it is brought over some time later. */
    LATE;

    boolean isMetLater() {
      return this == TWICE || this == LATE;
    }
  }

  /** Of so many requests one meets whatever may be, while it is broken. */
  private static final int ENDANGERED = 2;

  private static final int LATEST_MILLIS = 800;
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String CLOSE = "\r\nConnection: close\r\n";
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final ServerSocket listener;
  private final Supplier<URI> service;
  private final Random random;
  private final Map<Fate, Integer> met = new EnumMap<>(Fate.class);

  /** Of whoever still has something to bring over; the first party is whoever waits for them. */
  private final Phaser underWay = new Phaser(1);

  private boolean broken;

  /**
   * Takes requests at once.
   *
   * @param service names the replica to which the next request goes
   */
  Network(Supplier<URI> service, long seed) throws IOException {
    this.service = service;
    this.random = new Random(seed);
    this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it takes requests. */
  @Override
  public URI get() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Is broken for so long, and returns when the last late request was brought over. */
  void breakFor(Duration time) {
    broken(true);
    Run.pause(time);
    broken(false);
    underWay.arriveAndAwaitAdvance();
  }

  /** How many requests met each fate. */
  Map<Fate, Integer> met() {
    synchronized (met) {
      return new EnumMap<>(met);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      byte[] request = request(client.getInputStream());
      if (request.length > 0) {
        meet(request, client);
      }
    } catch (IOException away) {
      Wire.reset(client);
    }
  }

  private void meet(byte[] request, Socket client) throws IOException {
    var fate = fate();
    try {
      meet(fate, request, client);
    } finally {
      if (fate.isMetLater()) {
        underWay.arriveAndDeregister();
      }
    }
  }

  private void meet(Fate fate, byte[] request, Socket client) throws IOException {
    switch (fate) {
      case DELIVERED -> client.getOutputStream().write(exchange(request));
      case CUT_BEFORE -> {
        loseHalfOf(request);
        Wire.reset(client);
      }
      case CUT_AFTER -> {
        exchange(request);
        Wire.reset(client);
      }
      case TWICE -> {
        client.getOutputStream().write(exchange(request));
        client.shutdownOutput();
        Run.pause(some());
        exchange(request);
      }
      case LATE -> {
        Wire.reset(client);
        Run.pause(some());
        exchange(request);
      }
    }
  }

  private Fate fate() {
    synchronized (met) {
      var fates = Fate.values();
      var fate =
          broken && random.nextInt(ENDANGERED) == 0
              ? fates[random.nextInt(fates.length)]
              : Fate.DELIVERED;
      met.merge(fate, 1, Integer::sum);
      if (fate.isMetLater()) {
        underWay.register();
      }
      return fate;
    }
  }

  private void broken(boolean now) {
    synchronized (met) {
      broken = now;
    }
  }

  private Duration some() {
    synchronized (met) {
      return Duration.ofMillis(random.nextInt(LATEST_MILLIS));
    }
  }

  /** Brings a request over and its answer back. */
  private byte[] exchange(byte[] request) throws IOException {
    try (var server = connected()) {
      server.getOutputStream().write(request);
      return server.getInputStream().readAllBytes();
    }
  }

  private void loseHalfOf(byte[] request) throws IOException {
    var server = connected();
    server.getOutputStream().write(request, 0, request.length / 2);
    Wire.reset(server);
  }

  private Socket connected() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), service.get().getPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** A whole request that asks to be the last of its connection; empty where none came. */
  private static byte[] request(InputStream in) throws IOException {
    var head = head(in);
    if (head.isEmpty()) {
      return new byte[0];
    }
    var length = LENGTH.matcher(head);
    byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    var whole = new ByteArrayOutputStream();
    whole.write(head.replaceFirst("\r\n", CLOSE).getBytes(StandardCharsets.US_ASCII));
    whole.write(body);
    return whole.toByteArray();
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      if (next == '\n' && endsHead(head.toByteArray())) {
        return head.toString(StandardCharsets.US_ASCII);
      }
    }
    return "";
  }

  private static boolean endsHead(byte[] head) {
    int from = head.length - END_OF_HEAD.length;
    return from >= 0 && Arrays.equals(head, from, head.length, END_OF_HEAD, 0, END_OF_HEAD.length);
  }
}
