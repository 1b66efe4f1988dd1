package dev.newel.read.openapi;

import dev.newel.foreign.http.Operation.Example;
import dev.newel.foreign.http.Schema;
import dev.newel.read.tree.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all readers of one description share.
record Context(Dialect dialect, Refs refs, SchemaReader schemas, Samples samples, Log log) {
  Part part(Node node, String noun) {
    return new Part(node, noun, log);
  }

  boolean isV2() {
    return dialect == Dialect.V2;
  }

  /// What `node` is after its references; null, and a finding, where they lead nowhere.
  Refs.@Nullable Resolved resolve(Node node) {
    return refs.resolve(node);
  }

  /// What stands at `name` of a part, or in the file to which that refers: people put whole
  /// sections into files of their own, though OpenAPI has no references there.
  @Nullable Node section(Part part, String name) {
    var node = part.any(name);
    if (node == null || Refs.of(node) == null) {
      return part.mapping(name);
    }
    var resolved = resolve(node);
    return resolved == null || !resolved.node().isMapping() ? null : resolved.node();
  }

  /// The schema that a part has under `schema`; null where it has none.
  @Nullable Schema schema(Part part) {
    var node = part.any("schema");
    return node == null ? null : schemas.read(node);
  }

  /// The examples of a part that has `example` or `examples`, to be held against `schema`.
  List<Example> examples(Part part, @Nullable Schema schema) {
    var single = part.any("example");
    var many = part.any("examples");
    if (single == null && many == null) {
      return List.of();
    }
    var examples = new ArrayList<Example>();
    if (single != null) {
      sample(single, schema);
      examples.add(new Example("", "", Values.json(single), part.nameSpan("example")));
    }
    if (many != null && !many.isMapping()) {
      part.wrong("examples", many, "a mapping of names to examples", null);
    }
    for (var i = 0; many != null && many.isMapping() && i < many.size(); i++) {
      var resolved = resolve(many.value(i));
      if (resolved != null) {
        var example = part(resolved.node(), "example `%s`".formatted(many.name(i)));
        examples.add(example(example, many, i, schema));
      }
    }
    return examples;
  }

  private Example example(Part example, Node many, int position, @Nullable Schema schema) {
    var summary = example.text("summary");
    example.text("description");
    example.unread("Only the address of the example is given.", "externalValue");
    var value = example.any("value");
    example.rest();
    if (value != null) {
      sample(value, schema);
    }
    return new Example(
        many.name(position),
        summary,
        value == null ? null : Values.json(value),
        many.nameSpan(position));
  }

  private void sample(Node value, @Nullable Schema schema) {
    if (schema != null) {
      samples.add(value, schema, "example");
    }
  }
}
