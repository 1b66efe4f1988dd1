package dev.newel.cli;

import dev.newel.publish.Emitter;
import dev.newel.publish.asyncapi.AsyncApiEmitter;
import dev.newel.publish.env.EnvironmentEmitter;
import dev.newel.publish.hurl.HurlEmitter;
import dev.newel.publish.jsonschema.JsonSchemaEmitter;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.postman.PostmanEmitter;
import dev.newel.publish.sql.SqlEmitter;
import java.util.LinkedHashMap;
import java.util.Map;

/// The contracts that can be published, by the name that a user types.
final class Contracts {
  private Contracts() {}

  /// How structured contracts are printed, named as the user types them.
  enum Format {
    yaml,
    json
  }

  /// Every emitter, in the order in which files are written.
  static Map<String, Emitter> all(Format format) {
    var emitters = new LinkedHashMap<String, Emitter>();
    for (var emitter :
        new Emitter[] {
          openApi(format),
          asyncApi(format),
          new JsonSchemaEmitter(),
          new SqlEmitter(),
          new EnvironmentEmitter(),
          new PostmanEmitter(),
          new HurlEmitter()
        }) {
      emitters.put(emitter.name(), emitter);
    }
    return emitters;
  }

  private static Emitter openApi(Format format) {
    return new OpenApiEmitter(
        format == Format.yaml ? OpenApiEmitter.Format.YAML : OpenApiEmitter.Format.JSON);
  }

  private static Emitter asyncApi(Format format) {
    return new AsyncApiEmitter(
        format == Format.yaml ? AsyncApiEmitter.Format.YAML : AsyncApiEmitter.Format.JSON);
  }
}
