package dev.newel.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What one listener lets its clients take. The handler answers 408 where a body is too slow and
/// else how many bytes came.
class HttpListenerTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int LONG_MILLIS = 20_000;

  private static HttpListener start(HttpBounds bounds) throws IOException {
    return HttpListener.start(
        "127.0.0.1", 0, bounds, HttpListenerTest::answer, status -> HttpAnswer.of(status));
  }

  private static HttpAnswer answer(HttpRequest request) {
    try {
      var length = Integer.toString(request.body(1_000_000).length);
      return HttpAnswer.of(200, "text/plain", length.getBytes(StandardCharsets.US_ASCII));
    } catch (SlowBodyException e) {
      return HttpAnswer.of(408);
    } catch (IOException e) {
      return HttpAnswer.of(400);
    }
  }

  private static Socket connect(HttpListener listener) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    socket.setSoTimeout(LONG_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
  }

  private static String post(int length) {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n";
  }

  @Test
  void a_body_that_stops_coming_is_waited_for_no_longer_and_the_connection_ends() throws Exception {
    try (var listener = start(new HttpBounds(10, SHORT));
        var socket = connect(listener)) {
      send(socket, post(100) + "only this");

      assertThat(read(socket)).isEqualTo("HTTP/1.1 408");
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .containsIgnoringCase("connection: close");
    }
  }

  @Test
  void a_body_that_comes_byte_by_byte_has_no_more_time_than_another() throws Exception {
    try (var listener = start(new HttpBounds(10, SHORT));
        var socket = connect(listener)) {
      send(socket, post(1_000_000));
      socket.setSoTimeout(50);
      var answer = "";
      var deadline = System.nanoTime() + Duration.ofMillis(LONG_MILLIS).toNanos();
      while (answer.isEmpty() && System.nanoTime() < deadline) {
        try {
          send(socket, "x");
          answer = read(socket);
        } catch (SocketTimeoutException nothingYet) {
          // Each try waits a little: that is the slow client.
        } catch (SocketException ended) {
          // It may have ended the connection while we still sent.
          answer = "ended";
        }
      }

      assertThat(answer).isIn("HTTP/1.1 408", "ended");
    }
  }

  @Test
  void one_connection_too_many_waits_until_another_ends() throws Exception {
    try (var listener = start(new HttpBounds(1, Duration.ofSeconds(30)));
        var first = connect(listener);
        var second = connect(listener)) {
      send(first, post(2) + "ab");
      assertThat(read(first)).isEqualTo("HTTP/1.1 200");
      send(second, post(2) + "ab");
      second.setSoTimeout(200);
      assertThatThrownBy(() -> read(second)).isInstanceOf(SocketTimeoutException.class);

      first.close();
      second.setSoTimeout(LONG_MILLIS);
      assertThat(read(second)).isEqualTo("HTTP/1.1 200");
    }
  }
}
