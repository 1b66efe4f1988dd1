package dev.newel.serve.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Hands connections on to another server until it is shut, as if that server were away then.
public final class Relay implements AutoCloseable {
  private final String host;
  private final int port;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
  private ServerSocket door;

  public Relay(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    this.door = door(0);
  }

  private ServerSocket door(int at) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
    Thread.ofVirtual().start(() -> serve(socket));
    return socket;
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Ends every connection and takes no more.
  public void shut() throws IOException {
    door.close();
    for (var socket = open.poll(); socket != null; socket = open.poll()) {
      socket.close();
    }
  }

  /// Takes connections again, at the same port.
  public void open() throws IOException {
    door = door(port());
  }

  private void serve(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        var client = from.accept();
        var server = new Socket(host, port);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> copy(client, server, false));
        Thread.ofVirtual().start(() -> copy(server, client, true));
      } catch (IOException e) {
        // Shut, which the loop sees; a server that is away takes the client with it.
      }
    }
  }

  /// Something that the server says and the client does not get to hear yet.
  public static final class Held implements AutoCloseable {
    private final byte[] text;
    private final CountDownLatch said = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Held(String text) {
      this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /// Waits until the server has said it.
    public void await() throws InterruptedException {
      assertThat(said.await(30, TimeUnit.SECONDS)).as("the server says it").isTrue();
    }

    @Override
    public void close() {
      released.countDown();
    }

    private boolean isIn(byte[] said, int length) {
      for (var at = 0; at + text.length <= length; at++) {
        if (Arrays.equals(said, at, at + text.length, text, 0, text.length)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Holds the first answer that holds a text, and all that follows it on that connection.
  public Held hold(String text) {
    var hold = new Held(text);
    held.set(hold);
    return hold;
  }

  private void copy(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      var bytes = new byte[64 << 10];
      for (var read = from.getInputStream().read(bytes);
          read >= 0;
          read = from.getInputStream().read(bytes)) {
        var hold = answers ? held.get() : null;
        if (hold != null && hold.isIn(bytes, read) && held.compareAndSet(hold, null)) {
          hold.said.countDown();
          hold.released.await();
        }
        to.getOutputStream().write(bytes, 0, read);
      }
    } catch (IOException e) {
      // One of them is gone, so both are.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    shut();
  }
}
