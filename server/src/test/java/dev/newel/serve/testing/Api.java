package dev.newel.serve.testing;

import dev.newel.serve.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends requests to a server.
public final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port;
  private final String base;
  private final List<String> headers;

  public Api(int port, String base) {
    this(port, base, List.of());
  }

  private Api(int port, String base, List<String> headers) {
    this.port = port;
    this.base = base;
    this.headers = List.copyOf(headers);
  }

  /// An answer.
  ///
  /// @param json the body where it is JSON, else null
  public record Answer(int status, HttpResponse<byte[]> response, @Nullable Object json) {
    /// The value at the end of a path of names and positions; null where there is none.
    public @Nullable Object at(Object... path) {
      Object here = json;
      for (var name : path) {
        here =
            switch (here) {
              case Map<?, ?> map -> map.get(name);
              case List<?> list when name instanceof Integer i && i < list.size() -> list.get(i);
              case null, default -> null;
            };
      }
      return here;
    }

    public String text(Object... path) {
      return String.valueOf(at(path));
    }

    /// All values of `name` in the list at the end of a path.
    public List<String> all(String name, Object... path) {
      var values = new ArrayList<String>();
      if (at(path) instanceof List<?> items) {
        items.forEach(
            item -> values.add(item instanceof Map<?, ?> map ? String.valueOf(map.get(name)) : ""));
      }
      return values;
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  public int port() {
    return port;
  }

  public Api as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Api with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Api(port, base, more);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, JsonText.bytes(body));
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, JsonText.bytes(body));
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /// Sends a text as JSON.
  public Answer raw(String method, String path, String body) {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8));
  }

  public Answer send(String method, String path, byte @Nullable [] body) {
    var uri =
        URI.create(
            "http://127.0.0.1:" + port + (path.startsWith("//") ? path.substring(1) : base + path));
    var request =
        HttpRequest.newBuilder(uri)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body != null && !headers.contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    for (var i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response, json(response));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static @Nullable Object json(HttpResponse<byte[]> response) {
    try {
      return response.body().length == 0 ? null : JsonText.parse(response.body());
    } catch (JsonText.Malformed e) {
      return null;
    }
  }
}
