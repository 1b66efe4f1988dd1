package dev.newel.serve.observe;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/// Takes spans as a collector does, by OTLP over HTTP, and reads of them what tests ask for.
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final ConcurrentLinkedQueue<byte[]> bodies = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

  /// A span, as `trace.proto` of OTLP has it.
  record Told(
      String trace,
      String span,
      String parent,
      String name,
      long kind,
      Map<String, String> values) {}

  Collector() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          var raw = exchange.getRequestBody().readAllBytes();
          var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          bodies.add(
              zipped ? new GZIPInputStream(new ByteArrayInputStream(raw)).readAllBytes() : raw);
          keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Key")));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The header `X-Key` of each request.
  List<String> keys() {
    return List.copyOf(keys);
  }

  /// Every span so far: TracesData.resource_spans.scope_spans.spans.
  List<Told> spans() {
    var spans = new ArrayList<Told>();
    for (var body : bodies) {
      for (var resource : new Message(body).all(1)) {
        for (var scope : new Message(resource).all(2)) {
          new Message(scope).all(2).forEach(each -> spans.add(span(new Message(each))));
        }
      }
    }
    return spans;
  }

  /// The attributes of the resource.
  Map<String, String> resource() {
    var first = new Message(new Message(bodies.element()).all(1).getFirst()).all(1).getFirst();
    return values(new Message(first).all(1));
  }

  private static Told span(Message span) {
    return new Told(
        span.hex(1), span.hex(2), span.hex(4), span.text(5), span.number(6), values(span.all(9)));
  }

  private static Map<String, String> values(List<byte[]> pairs) {
    var values = new TreeMap<String, String>();
    for (var each : pairs) {
      var pair = new Message(each);
      var value = new Message(pair.all(2).getFirst());
      values.put(pair.text(1), value.all(1).isEmpty() ? "" + value.number(3) : value.text(1));
    }
    return values;
  }

  /// A message of protocol buffers: fields by number, with numbers and bytes as they come.
  private static final class Message {
    private final Map<Integer, List<byte[]>> bytes = new TreeMap<>();
    private final Map<Integer, Long> numbers = new TreeMap<>();
    private final byte[] from;
    private int at;

    private Message(byte[] from) {
      this.from = from;
      while (at < from.length) {
        var tag = (int) varint();
        switch (tag & 7) {
          case 0 -> numbers.put(tag >> 3, varint());
          case 1 -> at += 8;
          case 2 -> {
            var length = (int) varint();
            bytes
                .computeIfAbsent(tag >> 3, unseen -> new ArrayList<>())
                .add(java.util.Arrays.copyOfRange(from, at, at + length));
            at += length;
          }
          case 5 -> at += 4;
          default -> throw new UncheckedIOException(new IOException("no field: " + tag));
        }
      }
    }

    private long varint() {
      var value = 0L;
      for (var shift = 0; ; shift += 7) {
        var next = from[at++];
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    private List<byte[]> all(int field) {
      return bytes.getOrDefault(field, List.of());
    }

    private String text(int field) {
      return all(field).isEmpty() ? "" : new String(all(field).getFirst(), StandardCharsets.UTF_8);
    }

    private String hex(int field) {
      return all(field).isEmpty() ? "" : HexFormat.of().formatHex(all(field).getFirst());
    }

    private long number(int field) {
      return numbers.getOrDefault(field, 0L);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
