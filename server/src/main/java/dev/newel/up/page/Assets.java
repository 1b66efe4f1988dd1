package dev.newel.up.page;

import dev.newel.serve.http.HttpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Style and scripts of the page, out of the program's own files.
final class Assets {
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /// Every asset by its name, with its media type. What is not named here is not given out.
  private static final Map<String, String> MEDIA =
      Map.of(
          "style.css", "text/css; charset=utf-8",
          "live.js", SCRIPT,
          "diagrams.js", SCRIPT,
          "requests.js", SCRIPT,
          "reference.js", SCRIPT,
          "health.js", SCRIPT,
          "mermaid.min.js", SCRIPT,
          "mermaid.LICENSE", "text/plain; charset=utf-8");

  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  /// @param tag of the content, for `If-None-Match`
  private record Asset(byte[] content, String tag) {}

  /// The asset of that name; null where there is none.
  ///
  /// @param known the tag that the browser has
  @Nullable HttpAnswer answer(String name, @Nullable String known) {
    var media = MEDIA.get(name);
    if (media == null) {
      return null;
    }
    var asset = read.computeIfAbsent(name, Assets::read);
    var answer =
        asset.tag().equals(known) ? HttpAnswer.of(304) : HttpAnswer.of(200, media, asset.content());
    return answer.with("ETag", asset.tag()).with("Cache-Control", "no-cache");
  }

  private static Asset read(String name) {
    try (var stream = Assets.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the program has no file " + name);
      }
      var content = stream.readAllBytes();
      var sum = new CRC32C();
      sum.update(content);
      return new Asset(content, "\"%x-%x\"".formatted(content.length, sum.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
