package dev.newel.publish.jsonschema;

import dev.newel.design.Design;
import dev.newel.publish.ContractId;
import dev.newel.publish.Emitter;
import dev.newel.publish.example.Examples;
import dev.newel.publish.openapi.Vocabulary;
import dev.newel.publish.schema.Schema;
import dev.newel.publish.schema.SchemaTree;
import dev.newel.write.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every shape that has a name, as one bundle of JSON Schema 2020-12: `schemas.json`.
///
/// Each view, input, value and payload of an event stands under `$defs` with an `$anchor` of its
/// name, so that `schemas.json#Product` names it as well as `schemas.json#/$defs/Product`. What
/// JSON Schema has no keyword for stands in `description` and in members that begin with
/// `x-newel-`, which validators leave alone.
public final class JsonSchemaEmitter implements Emitter {
  /// The dialect of the bundle.
  public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private static final SchemaTree TREE = new SchemaTree("#/$defs/", false);

  @Override
  public String name() {
    return "jsonschema";
  }

  @Override
  public Emission emit(Design design) {
    var vocabulary = Vocabulary.whole(design, ContractId.JSON_SCHEMA, "JSON Schema");
    if (vocabulary.schemas().isEmpty()) {
      return new Emission(List.of(), List.of());
    }
    var system = design.prose().system();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("$schema", DIALECT);
    tree.put("$id", "urn:newel:%s:schemas".formatted(urn(system.name())));
    tree.put("title", system.title() == null ? system.name() : system.title());
    tree.put(
        "description",
        "What requests, answers and events of %s hold.".formatted(system.name())
            + (system.version() == null ? "" : " Version %s.".formatted(system.version())));
    tree.put("$defs", definitions(design, vocabulary));
    return new Emission(
        List.of(new Output("schemas.json", JsonText.of(tree))), vocabulary.findings());
  }

  private static Map<String, @Nullable Object> definitions(Design design, Vocabulary vocabulary) {
    var events = new LinkedHashMap<String, String>();
    vocabulary.payloads().forEach((event, schema) -> events.put(schema, event));
    var examples = new Examples(vocabulary.schemas());
    var definitions = new LinkedHashMap<String, @Nullable Object>();
    vocabulary
        .schemas()
        .forEach(
            (name, schema) -> {
              var event = design.events().get(events.getOrDefault(name, ""));
              var title = event == null ? name : event.name();
              var example = examples.of(schema, name);
              var whole = Schema.ANY.with("$anchor", name).with("title", title);
              for (var keyword : schema.keywords().entrySet()) {
                whole = whole.with(keyword.getKey(), keyword.getValue());
              }
              if (!schema.keywords().containsKey("examples")) {
                whole = whole.with("examples", example.map(List::of).orElse(null));
              }
              definitions.put(name, TREE.of(whole));
            });
    return definitions;
  }

  /// A name as a part of a URN (RFC 8141): what has no place in one is a hyphen.
  private static String urn(String name) {
    var text = new ArrayList<String>();
    for (var part : name.split("[^A-Za-z0-9]+", -1)) {
      if (!part.isEmpty()) {
        text.add(part);
      }
    }
    return text.isEmpty() ? "system" : String.join("-", text);
  }
}
