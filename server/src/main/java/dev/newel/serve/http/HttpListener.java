package dev.newel.serve.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Listens on one address and hands every request to one handler. The only class that knows
/// Helidon.
public final class HttpListener implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);
  /// Held for ever: a logger that nobody holds forgets its level.
  private static final Logger SERVER_LOG = Logger.getLogger("io.helidon");

  /// Method, address and version, in bytes: a filter may be given a hundred times, each time with
  /// a name and a value of some length.
  private static final int LONGEST_ADDRESS = 16 * 1024;

  /// No client chooses one of these: they are few.
  private static final Map<String, HeaderName> NAMES = new ConcurrentHashMap<>();

  private final WebServer server;

  private HttpListener(WebServer server) {
    this.server = server;
  }

  /// Begins to listen.
  ///
  /// @param port 0 for any that is free
  /// @param bounds what its clients may take
  /// @param refusal what answers a request which is no HTTP, by the status for it
  /// @throws BindException where the address is taken or not of this machine
  public static HttpListener start(
      String host,
      int port,
      HttpBounds bounds,
      HttpHandler handler,
      IntFunction<HttpAnswer> refusal)
      throws IOException {
    // Helidon reports a taken port as an error of its own among stack traces; the system's answer
    // is the clear one.
    requireFree(host, port);
    var address = InetAddress.getByName(host);
    SERVER_LOG.setLevel(Level.WARNING);
    var server =
        WebServer.builder()
            .address(address)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .featuresDiscoverServices(false)
            .maxTcpConnections(bounds.connections())
            .contentEncoding(new AnyCoding())
            .directHandlers(refusals(refusal))
            // Found twice, it would be asked whether what comes is HTTP, and nobody would answer
            // what is not.
            .protocolsDiscoverServices(false)
            .addProtocol(Http1Config.builder().maxPrologueLength(LONGEST_ADDRESS).build())
            .routing(
                routing ->
                    routing.any((request, response) -> serve(handler, bounds, request, response)))
            .build()
            .start();
    return new HttpListener(server);
  }

  /// Looks whether the address can be listened on now.
  ///
  /// @throws BindException where it is taken or not of this machine
  /// @throws java.net.UnknownHostException where `host` is no address
  public static void requireFree(String host, int port) throws IOException {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    }
  }

  private static DirectHandlers refusals(IntFunction<HttpAnswer> answers) {
    DirectHandler refusal =
        (request, event, status, headers, message) -> {
          var answer = answers.apply(status.code());
          for (var header : answer.headers()) {
            headers.add(name(header.name()), header.value());
          }
          return DirectHandler.TransportResponse.builder()
              .status(Status.create(answer.status()))
              .headers(headers)
              .entity(answer.body())
              .build();
        };
    return DirectHandlers.builder()
        .addHandler(EventType.BAD_REQUEST, refusal)
        .addHandler(EventType.HTTP_VERSION_NOT_SUPPORTED, refusal)
        .addHandler(EventType.OTHER, refusal)
        .build();
  }

  private static void serve(
      HttpHandler handler, HttpBounds bounds, ServerRequest request, ServerResponse response) {
    var incoming = new Incoming(request, new TimedBody(bounds.body()));
    var answer = handler.answer(incoming);
    response.status(Status.create(answer.status()));
    for (var header : answer.headers()) {
      response.headers().add(name(header.name()), header.value());
    }
    var last = incoming.left || asksToClose(request);
    if (last) {
      response.headers().set(HeaderValues.CONNECTION_CLOSE);
    }
    var flow = answer.flow();
    if (incoming.method().equals("HEAD")) {
      // Helidon would send the body.
      response.contentLength(flow == null ? answer.body().length : flow.length());
      response.send();
    } else if (flow == null) {
      response.send(answer.body());
    } else {
      flow(flow, response);
    }
    if (last) {
      throw new CloseConnectionException("The answer was the last one.");
    }
  }

  /// Sends a body while it is made. Where that fails, the connection ends before its length is
  /// reached, so that nobody takes what came for all of it.
  private static void flow(HttpAnswer.Flow flow, ServerResponse response) {
    response.contentLength(flow.length());
    try {
      var out = response.outputStream();
      flow.write(out);
      out.close();
    } catch (IOException | RuntimeException e) {
      throw new CloseConnectionException("A body could not be sent to its end.", e);
    }
  }

  private static HeaderName name(String name) {
    return NAMES.computeIfAbsent(name, HeaderNames::create);
  }

  /// RFC 9112, section 9.6; Helidon leaves that to its user.
  private static boolean asksToClose(ServerRequest request) {
    return request.headers().contains(HeaderNames.CONNECTION)
        && request.headers().values(HeaderNames.CONNECTION).stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
  }

  /// The port that it listens on.
  public int port() {
    return server.port();
  }

  /// Takes no more requests and lets those under way finish, for at most ten seconds.
  @Override
  public void close() {
    server.stop();
  }

  private static final class Incoming implements HttpRequest {
    private final ServerRequest request;
    private final TimedBody timed;
    /// Whether some of the body was never read: what follows on the connection is no request.
    private boolean left;

    Incoming(ServerRequest request, TimedBody timed) {
      this.request = request;
      this.timed = timed;
    }

    @Override
    public String method() {
      return request.prologue().method().text();
    }

    @Override
    public String path() {
      return request.prologue().uriPath().rawPath();
    }

    @Override
    public String query() {
      return request.prologue().query().rawValue();
    }

    @Override
    public List<String> headers(String name) {
      var header = HttpListener.name(name);
      return request.headers().contains(header) ? request.headers().values(header) : List.of();
    }

    @Override
    public String remote() {
      return request.remotePeer().address() instanceof InetSocketAddress peer
              && peer.getAddress() != null
          ? peer.getAddress().getHostAddress()
          : request.remotePeer().host();
    }

    @Override
    public byte[] body(long limit) throws IOException {
      if (!request.content().hasEntity()) {
        return new byte[0];
      }
      left = true;
      // Not closed where its end was not reached: that would wait for the rest.
      var stream = request.content().inputStream();
      var read = timed.read(stream, limit);
      if (read.length <= limit) {
        stream.close();
        left = false;
      }
      return read;
    }

    @Override
    public <T> T body(long most, BodyReading<T> reading) throws IOException {
      if (!request.content().hasEntity()) {
        return reading.read(InputStream.nullInputStream());
      }
      left = true;
      var stream = new EndingStream(request.content().inputStream());
      var made = timed.read(() -> reading.read(stream), most);
      if (stream.hasEnded()) {
        stream.close();
        left = false;
      }
      return made;
    }
  }
}
