package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.foreign.http.HttpApi;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.write.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client reads of a design: its OpenAPI description, read back.
final class PublishedInterface {
  private PublishedInterface() {}

  /// Without operations where the design offers none; null where what is published cannot be read.
  static @Nullable HttpApi of(Design design) {
    var files = new OpenApiEmitter(OpenApiEmitter.Format.JSON).emit(design).outputs();
    var text =
        files.isEmpty()
            ? JsonText.of(
                Map.of(
                    "openapi", "3.1.1",
                    "servers", List.of(Map.of("url", design.api().base())),
                    "paths", Map.of()))
            : files.getFirst().content();
    return OpenApiReader.read("openapi.json", text.getBytes(StandardCharsets.UTF_8)).api();
  }
}
