package health.consilium.faults;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The wire between the service and its database: a proxy that can be cut, and that can lose the
 * server's answer to a COMMIT, which the server has carried out by then.
 */
final class Wire implements AutoCloseable {
  /** In PostgreSQL's protocol: a message's length counts itself, and not its type. */
  private static final int LENGTH_BYTES = 4;

  private static final char COMMAND_COMPLETE = 'C';
  private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lost = new AtomicInteger();
  private final Random random;
  private volatile int target;
  private volatile double share;

  Wire(int target, long seed) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Leads to another server from now on. */
  void leadTo(int port) {
    target = port;
  }

  /** Resets all connections, in whatever they are. */
  void cut() {
    open.forEach(Wire::reset);
  }

  /** Loses that share of the answers to COMMIT from now on, and the connection with each. */
  void loseCommits(double shareOfAll) {
    share = shareOfAll;
  }

  /** How many answers it has lost. */
  int lost() {
    return lost.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    open.add(client);
    try (var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> forward(client, server));
      answer(server, client);
      open.remove(server);
    } catch (IOException away) {
      // whoever called is told by the reset
    } finally {
      reset(client);
      open.remove(client);
    }
  }

  private static void forward(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      reset(to);
    }
  }

  /** Message by message, since an answer is lost whole. */
  private void answer(Socket from, Socket to) throws IOException {
    var in = new DataInputStream(from.getInputStream());
    var out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream()));
    for (int type = in.read(); type >= 0; type = in.read()) {
      int length = in.readInt();
      byte[] body = in.readNBytes(length - LENGTH_BYTES);
      if (type == COMMAND_COMPLETE && Arrays.equals(body, COMMIT) && loses()) {
        lost.incrementAndGet();
        return;
      }
      out.writeByte(type);
      out.writeInt(length);
      out.write(body);
      if (in.available() == 0) {
        out.flush();
      }
    }
  }

  private boolean loses() {
    synchronized (random) {
      return random.nextDouble() < share;
    }
  }

  /** Ends it without a farewell, as a broken network does. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException closed) {
      // by its own thread, a moment before
    }
  }
}
