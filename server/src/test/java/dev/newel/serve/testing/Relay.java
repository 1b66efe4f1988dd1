package dev.newel.serve.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Hands connections on to another server until it is shut, as if that server were away then.
public final class Relay implements AutoCloseable {
  private final String host;
  private final int port;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
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
        Thread.ofVirtual().start(() -> copy(client, server));
        Thread.ofVirtual().start(() -> copy(server, client));
      } catch (IOException e) {
        // Shut, which the loop sees; a server that is away takes the client with it.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them is gone, so both are.
    }
  }

  @Override
  public void close() throws IOException {
    shut();
  }
}
