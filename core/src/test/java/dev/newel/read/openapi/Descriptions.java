package dev.newel.read.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Schema;
import dev.newel.read.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Descriptions in texts, for tests.
final class Descriptions {
  private Descriptions() {}

  static OpenApiReader.Read read(String text) {
    return OpenApiReader.read("api.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  /// What a text says, where nothing is wrong with it.
  static HttpApi api(String text) {
    var read = read(text);
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.api());
  }

  /// A folder of texts by path.
  static FileTree folder(Map<String, String> texts) {
    return new FileTree() {
      @Override
      public Content read(String path, int most) {
        var text = texts.get(path);
        return text == null
            ? new Content.Absent()
            : new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public List<String> files() {
        return List.copyOf(new TreeMap<>(texts).keySet());
      }
    };
  }

  static Operation operation(HttpApi api, String route) {
    return api.operations().stream()
        .filter(each -> each.route().equals(route))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + route));
  }

  static Schema schema(HttpApi api, String name) {
    return Objects.requireNonNull(api.schemas().get(name), name).schema();
  }

  static Schema property(Schema schema, String name) {
    return Objects.requireNonNull(schema.property(name), name).schema();
  }

  /// A finding in one line.
  static String line(Finding finding) {
    var span = Objects.requireNonNull(finding.span());
    return "%s %d:%d %s".formatted(finding.id(), span.line(), span.column(), finding.message());
  }
}
