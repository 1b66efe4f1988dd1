package dev.newel.read.openapi;

import dev.newel.foreign.http.Schema;
import dev.newel.read.tree.Node;
import dev.newel.source.Span;
import dev.newel.text.DidYouMean;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a schema must be to make sense by itself.
final class SchemaChecks {
  private static final List<String> OF_NUMBERS = List.of("integer", "number");
  private static final List<String> OF_TEXTS = List.of("string");
  /// The types that go with a format, by the registry of OpenAPI and JSON Schema.
  private static final Map<String, List<String>> FORMATS =
      Map.ofEntries(
          Map.entry("int32", OF_NUMBERS),
          Map.entry("int64", OF_NUMBERS),
          Map.entry("float", List.of("number")),
          Map.entry("double", List.of("number")),
          Map.entry("date", OF_TEXTS),
          Map.entry("date-time", OF_TEXTS),
          Map.entry("time", OF_TEXTS),
          Map.entry("password", OF_TEXTS),
          Map.entry("byte", OF_TEXTS),
          Map.entry("binary", OF_TEXTS),
          Map.entry("uuid", OF_TEXTS),
          Map.entry("uri", OF_TEXTS),
          Map.entry("email", OF_TEXTS),
          Map.entry("hostname", OF_TEXTS),
          Map.entry("ipv4", OF_TEXTS),
          Map.entry("ipv6", OF_TEXTS));

  private SchemaChecks() {}

  static void check(SchemaDraft draft, Schema schema) {
    var log = draft.reader.log();
    if (draft.ref == null
        && schema.isOnly("array")
        && schema.members().items() == null
        && draft.reader.dialect() != Dialect.V31) {
      log.error(
          OasId.LIST_OF_UNKNOWN,
          at(draft, "type"),
          "An array does not say what its items are.",
          "Add `items`; `items: {}` where anything may stand in it.");
    }
    format(draft, schema, log);
    required(draft, schema, log);
    if (draft.limited) {
      bounds(draft, schema.limits(), log);
    }
    if (draft.enumeration != null) {
      words(draft.enumeration, log);
    }
  }

  private static void format(SchemaDraft draft, Schema schema, Log log) {
    var types = schema.format().isEmpty() ? null : FORMATS.get(schema.format());
    if (types != null
        && !schema.types().isEmpty()
        && types.stream().noneMatch(schema.types()::contains)) {
      log.warning(
          OasId.FORMAT,
          at(draft, "format"),
          "The format `%s` goes with the type %s, found %s."
              .formatted(
                  schema.format(), String.join(" or ", types), String.join(", ", schema.types())),
          "Correct the one or the other.");
    }
  }

  private static void required(SchemaDraft draft, Schema schema, Log log) {
    var required = draft.required;
    var members = schema.members();
    if (required == null
        || draft.part
        || draft.ref != null
        || schema.mix() != Schema.Mix.NONE
        || (members.properties().isEmpty() && !members.closed())) {
      return;
    }
    var defined = new HashSet<String>();
    members.properties().forEach(property -> defined.add(property.name()));
    for (var name : required.values()) {
      if (name.kind() == Node.Kind.TEXT && !defined.contains(name.text())) {
        log.warning(
            OasId.REQUIRED_UNDEFINED,
            name.span(),
            "The schema requires `%s`, which is none of its properties.".formatted(name.text()),
            hint(name.text(), defined));
      }
    }
  }

  private static String hint(String name, HashSet<String> defined) {
    var closest = DidYouMean.hint(name, defined);
    return closest != null ? closest : "Define it under `properties`, or do not require it.";
  }

  private static void bounds(SchemaDraft draft, Schema.Limits limits, Log log) {
    crossed(draft, limits.least(), limits.most(), "minimum", log);
    crossed(draft, limits.shortest(), limits.longest(), "minLength", log);
    crossed(draft, limits.fewest(), limits.greatest(), "minItems", log);
  }

  private static <T extends Comparable<T>> void crossed(
      SchemaDraft draft, @Nullable T least, @Nullable T most, String keyword, Log log) {
    if (least != null && most != null && least.compareTo(most) > 0) {
      log.error(
          OasId.CONTRADICTION,
          at(draft, keyword),
          "`%s` is %s and `%s` is %s, so no value fits."
              .formatted(keyword, least, keyword.replace("min", "max"), most),
          "Swap the two.");
    }
  }

  private static void words(Node words, Log log) {
    if (words.size() == 0) {
      log.error(
          OasId.CONTRADICTION,
          words.span(),
          "`enum` is empty, so no value fits.",
          "Name the values, or leave `enum` out.");
    }
    var seen = new HashSet<String>();
    for (var word : words.values()) {
      if (word.isScalar() && !seen.add(word.kind() + word.text())) {
        log.warning(
            OasId.SAME_NAME,
            word.span(),
            "`%s` stands twice in `enum`.".formatted(word.text()),
            "Remove one.");
      }
    }
  }

  private static Span at(SchemaDraft draft, String keyword) {
    var position = draft.node.position(keyword);
    return position < 0 ? draft.node.span() : draft.node.entrySpan(position);
  }
}
