package dev.newel.read.openapi;

import dev.newel.foreign.http.Schema;
import dev.newel.read.tree.Node;
import java.util.ArrayList;
import java.util.List;

/// The values in a description that a schema judges, kept until every schema is read.
final class Samples {
  /// @param what the value is: "example", "default"
  record Sample(Node value, Schema schema, String what) {}

  private final List<Sample> all = new ArrayList<>();

  void add(Node value, Schema schema, String what) {
    all.add(new Sample(value, schema, what));
  }

  /// Takes those of a schema itself.
  void of(SchemaDraft draft, Schema schema) {
    draft.samples.forEach(sample -> add(sample, schema, "example"));
    var initial = draft.initialNode;
    if (initial != null) {
      add(initial, schema, "default");
    }
    var words = draft.enumeration;
    if (words != null && !schema.types().isEmpty()) {
      words.values().forEach(word -> add(word, schema, "word"));
    }
  }

  List<Sample> all() {
    return all;
  }
}
