package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.http.Interpretation;
import dev.newel.foreign.http.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a description says of one entity.
final class ApiThing {
  final String name;

  /// The row as answers have it.
  final Schema row;

  final Evidence evidence;

  /// The resources whose rows it is, a parent before what is in it.
  final List<Interpretation.Resource> resources = new ArrayList<>();

  /// Its fields, by their names in the description.
  final Map<String, Field> fields = new LinkedHashMap<>();

  /// The name of the field that tells a row in paths; empty where its key does.
  String lookup = "";

  /// @param text in our language
  /// @param opens the entity whose rows answers hold here; null for any other value
  /// @param shown whether answers have it
  record Field(String text, @Nullable String opens, boolean shown, Evidence evidence) {}

  ApiThing(String name, Schema row, Evidence evidence) {
    this.name = name;
    this.row = row;
    this.evidence = evidence;
  }
}
