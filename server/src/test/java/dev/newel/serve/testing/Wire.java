package dev.newel.serve.testing;

import dev.newel.serve.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Sends bytes as they stand, which no client for HTTP would send.
public final class Wire {
  private static final int MILLIS = 10_000;
  private static final Pattern LENGTH = Pattern.compile("\ncontent-length: (\\d+)\r\n");

  private Wire() {}

  /// An answer.
  ///
  /// @param head its lines, names in lower case; empty where the server only hung up
  public record Reply(String head, String body) {
    /// 0 where there is no answer.
    public int status() {
      return head.startsWith("http/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
    }

    /// The value of a header, in lower case; empty where it is not there.
    ///
    /// @param name in lower case
    public String header(String name) {
      return head.lines()
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    /// A member of the error in the designed envelope; `null` as a text where there is none.
    public String error(String name) {
      try {
        return JsonText.parse(body.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> all
                && all.get("error") instanceof Map<?, ?> error
            ? String.valueOf(error.get(name))
            : "null";
      } catch (JsonText.Malformed e) {
        return "null";
      }
    }
  }

  /// A connection that has had one answer and stays open.
  public static Socket hold(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(MILLIS);
    ask(socket);
    reply(socket.getInputStream());
    return socket;
  }

  /// Whether a new connection gets an answer within so much time.
  public static boolean isAnswered(int port, Duration most) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) most.toMillis());
      ask(socket);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static void ask(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Sends a request and reads its answer.
  ///
  /// @param head the request line and headers, each with its end of line; `Host` is added
  public static Reply send(int port, String head, String body) throws IOException {
    return send(port, "localhost", head, body);
  }

  /// The same with another name of the server.
  public static Reply send(int port, String host, String head, String body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(MILLIS);
      try {
        var out = socket.getOutputStream();
        out.write(
            (head + "Host: " + host + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      } catch (IOException refusedEarly) {
        // The answer may come before everything is sent.
      }
      return reply(socket.getInputStream());
    }
  }

  /// Whether the server ends the connection after its answer.
  public static boolean closes(int port, String head, String body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(MILLIS);
      var out = socket.getOutputStream();
      out.write((head + "Host: localhost\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      var in = socket.getInputStream();
      reply(in);
      return in.read() < 0;
    }
  }

  private static Reply reply(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    var text = head.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    var length = LENGTH.matcher(text);
    return new Reply(
        text,
        length.find()
            ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
            : "");
  }
}
