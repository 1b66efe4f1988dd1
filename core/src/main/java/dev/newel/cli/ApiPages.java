package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.site.ReferencePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a design shows of its interface at `api.docs`: a page for people, and the description
/// beside it for programs.
public final class ApiPages {
  private ApiPages() {}

  /// What answers at a path; made when it is first asked for.
  ///
  /// @param media its media type
  public record Shown(String media, Supplier<String> text) {}

  /// What is shown, by path; empty where the design names no path, or has no interface to show.
  public static Map<String, Shown> of(Design design) {
    var docs = design.api().docs();
    if (docs == null || !docs.startsWith("/")) {
      return Map.of();
    }
    var beside = docs.endsWith("/") ? docs.substring(0, docs.length() - 1) : docs;
    var shown = new LinkedHashMap<String, Shown>();
    shown.put(
        docs,
        new Shown(
            "text/html; charset=utf-8",
            once(() -> ReferencePage.of(openApi(design, OpenApiEmitter.Format.JSON), beside))));
    shown.put(beside + "/style.css", new Shown("text/css; charset=utf-8", once(ApiPages::style)));
    shown.put(
        beside + "/openapi.json",
        new Shown("application/json", once(() -> openApi(design, OpenApiEmitter.Format.JSON))));
    shown.put(
        beside + "/openapi.yaml",
        new Shown("application/yaml", once(() -> openApi(design, OpenApiEmitter.Format.YAML))));
    return shown;
  }

  private static String openApi(Design design, OpenApiEmitter.Format format) {
    var outputs = new OpenApiEmitter(format).emit(design).outputs();
    return outputs.isEmpty() ? "{}" : outputs.getFirst().content();
  }

  private static String style() {
    try (var stream = ReferencePage.class.getResourceAsStream("reference.css")) {
      if (stream == null) {
        throw new IllegalStateException("the program has no style for the reference");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It is the same for as long as the design is served, and takes a while.
  private static Supplier<String> once(Supplier<String> make) {
    return new Supplier<>() {
      private @Nullable String made;

      @Override
      public synchronized String get() {
        var known = made;
        if (known == null) {
          known = make.get();
          made = known;
        }
        return known;
      }
    };
  }
}
