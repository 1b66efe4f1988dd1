package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi.Extension;
import dev.newel.language.Json;
import dev.newel.read.tree.Node;
import dev.newel.text.DidYouMean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What each keyword of a schema means.
final class SchemaKeywords {
  private static final Set<String> KNOWN =
      new TreeSet<>(
          List.of(
              "$ref",
              "type",
              "format",
              "title",
              "description",
              "deprecated",
              "readOnly",
              "writeOnly",
              "nullable",
              "default",
              "enum",
              "const",
              "example",
              "examples",
              "minimum",
              "maximum",
              "exclusiveMinimum",
              "exclusiveMaximum",
              "multipleOf",
              "minLength",
              "maxLength",
              "minItems",
              "maxItems",
              "uniqueItems",
              "pattern",
              "properties",
              "required",
              "items",
              "additionalProperties",
              "allOf",
              "oneOf",
              "anyOf",
              "not",
              "discriminator",
              "xml",
              "externalDocs",
              "minProperties",
              "maxProperties"));
  /// What JSON Schema 2020-12 has and the model has not.
  private static final Set<String> OF_JSON_SCHEMA =
      Set.of(
          "$schema",
          "$id",
          "$anchor",
          "$dynamicRef",
          "$dynamicAnchor",
          "$vocabulary",
          "$comment",
          "$defs",
          "definitions",
          "if",
          "then",
          "else",
          "dependentSchemas",
          "dependentRequired",
          "dependencies",
          "prefixItems",
          "contains",
          "minContains",
          "maxContains",
          "patternProperties",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentEncoding",
          "contentMediaType",
          "contentSchema",
          "$recursiveRef",
          "$recursiveAnchor",
          "additionalItems");

  private SchemaKeywords() {}

  static void read(SchemaDraft draft, String keyword, Node value, int position) {
    switch (keyword) {
      case "type" -> draft.reader.types(draft, value);
      case "format" ->
          draft.format = draft.format.isEmpty() ? text(draft, keyword, value) : draft.format;
      case "title" -> draft.title = text(draft, keyword, value);
      case "description" -> draft.description = text(draft, keyword, value);
      case "deprecated" -> draft.deprecated = flag(draft, keyword, value);
      case "readOnly" -> draft.readOnly = flag(draft, keyword, value);
      case "writeOnly" -> draft.writeOnly = flag(draft, keyword, value);
      case "nullable" -> nullable(draft, value);
      case "default" -> {
        draft.initial = Values.json(value);
        draft.initialNode = value;
      }
      case "enum" -> words(draft, value);
      case "const" -> draft.words = List.of(Values.json(value));
      case "example" -> draft.samples.add(value);
      case "examples" -> samples(draft, value);
      case "properties" -> draft.properties = mapping(draft, keyword, value);
      case "required" -> required(draft, value);
      case "items" -> draft.items = items(draft, value);
      case "additionalProperties" -> others(draft, value);
      case "allOf" -> draft.allOf = draft.reader.readAll(keyword, value);
      case "oneOf" -> draft.oneOf = draft.reader.readAll(keyword, value);
      case "anyOf" -> draft.anyOf = draft.reader.readAll(keyword, value);
      case "not" -> draft.not = draft.reader.readPart(value);
      case "discriminator" -> discriminator(draft, value);
      case "$ref" -> brokenRef(draft, value);
      default -> {
        if (!limit(draft, keyword, value)) {
          other(draft, keyword, value, position);
        }
      }
    }
  }

  /// Takes what bounds a value; whether `keyword` does.
  private static boolean limit(SchemaDraft draft, String keyword, Node value) {
    switch (keyword) {
      case "minimum" -> draft.least = stricter(draft.least, number(draft, keyword, value), 1);
      case "maximum" -> draft.most = stricter(draft.most, number(draft, keyword, value), -1);
      case "exclusiveMinimum" -> exclusive(draft, keyword, value, true);
      case "exclusiveMaximum" -> exclusive(draft, keyword, value, false);
      case "multipleOf" -> draft.multipleOf = number(draft, keyword, value);
      case "minLength" -> draft.shortest = count(draft, keyword, value);
      case "maxLength" -> draft.longest = count(draft, keyword, value);
      case "minItems" -> draft.fewest = count(draft, keyword, value);
      case "maxItems" -> draft.greatest = count(draft, keyword, value);
      case "uniqueItems" -> draft.unique = flag(draft, keyword, value);
      case "pattern" -> draft.pattern = text(draft, keyword, value);
      default -> {
        return false;
      }
    }
    draft.limited = true;
    return true;
  }

  private static void other(SchemaDraft draft, String keyword, Node value, int position) {
    var log = draft.reader.log();
    if (keyword.startsWith("x-")) {
      draft.extension(new Extension(keyword, Values.json(value), draft.node.nameSpan(position)));
      // OpenAPI 2.0 cannot say that null is allowed; this is how its users say it.
      draft.nullable |= keyword.equals("x-nullable") && value.text().equals("true");
    } else if (KNOWN.contains(keyword)) {
      log.unread(draft.node, position, "The model has no place for it.");
    } else if (OF_JSON_SCHEMA.contains(keyword)) {
      log.unread(draft.node, position, "The model has no place for this keyword of JSON Schema.");
      if (draft.reader.dialect() != Dialect.V31) {
        log.warning(
            OasId.OTHER_VERSION,
            draft.node.nameSpan(position),
            "`%s` is of OpenAPI 3.1, the description is %s."
                .formatted(keyword, draft.reader.dialect().shown()),
            "Leave it out, or raise the version.");
      }
    } else {
      log.unread(draft.node, position, "JSON Schema has no such keyword.");
      // JSON Schema 2020-12 lets anybody add keywords.
      if (draft.reader.dialect() != Dialect.V31 || DidYouMean.closest(keyword, KNOWN).isPresent()) {
        log.error(
            OasId.UNKNOWN_NAME,
            draft.node.nameSpan(position),
            "`%s` is no keyword of a schema.".formatted(keyword),
            unknownHint(keyword));
      }
    }
  }

  private static String unknownHint(String keyword) {
    var closest = DidYouMean.hint(keyword, KNOWN);
    return closest != null
        ? closest
        : "Put it under `properties` if it is one, or call it `x-%s`.".formatted(keyword);
  }

  private static void brokenRef(SchemaDraft draft, Node value) {
    if (value.kind() != Node.Kind.TEXT) {
      wrong(draft, "$ref", value, "a text");
    }
  }

  private static void nullable(SchemaDraft draft, Node value) {
    draft.reader.otherVersion(
        value,
        draft.reader.dialect() != Dialect.V30,
        "`nullable`",
        "3.0",
        draft.reader.dialect() == Dialect.V31 ? "`null` among the types" : "`x-nullable`");
    draft.nullable |= flag(draft, "nullable", value);
  }

  private static void words(SchemaDraft draft, Node value) {
    if (!value.isSequence()) {
      wrong(draft, "enum", value, "a list");
      return;
    }
    draft.enumeration = value;
    var words = new ArrayList<Json>(value.size());
    value.values().forEach(each -> words.add(Values.json(each)));
    draft.words = words;
  }

  private static void samples(SchemaDraft draft, Node value) {
    if (draft.reader.dialect() != Dialect.V31) {
      draft.reader.otherVersion(value, true, "A list of `examples`", "3.1", "`example`");
    } else if (value.isSequence()) {
      draft.samples.addAll(value.values());
    } else {
      wrong(draft, "examples", value, "a list");
    }
  }

  private static void required(SchemaDraft draft, Node value) {
    if (!value.isSequence()) {
      draft
          .reader
          .log()
          .error(
              OasId.WRONG_KIND,
              value.span(),
              "`required` of the schema is %s, expected a list of properties."
                  .formatted(value.kind().shown()),
              "Name the property in the `required` list of the object that has it.");
      return;
    }
    draft.required = value;
    for (var name : value.values()) {
      if (name.kind() != Node.Kind.TEXT) {
        wrong(draft, "required", name, "a list of texts");
      }
    }
  }

  private static dev.newel.foreign.http.@Nullable Schema items(SchemaDraft draft, Node value) {
    if (value.isSequence()) {
      wrong(draft, "items", value, "one schema");
      return null;
    }
    return draft.reader.read(value);
  }

  private static void others(SchemaDraft draft, Node value) {
    if (value.kind() == Node.Kind.BOOLEAN) {
      draft.closed = value.text().equals("false");
    } else {
      draft.others = draft.reader.read(value);
    }
  }

  private static void discriminator(SchemaDraft draft, Node value) {
    if (draft.reader.dialect() == Dialect.V2) {
      draft.discriminator = text(draft, "discriminator", value);
      return;
    }
    var part = new Part(value, "discriminator", draft.reader.log());
    draft.discriminator = part.neededText("propertyName");
    draft.mapping = part.textMap("mapping");
    part.rest();
  }

  /// Of OpenAPI 3.1 a bound of its own, before it a word about the bound beside it.
  private static void exclusive(SchemaDraft draft, String keyword, Node value, boolean low) {
    if (draft.reader.dialect() == Dialect.V31) {
      var bound = number(draft, keyword, value);
      if (bound != null && low) {
        var tighter = draft.least == null || bound.compareTo(draft.least) >= 0;
        draft.above = draft.above || tighter;
        draft.least = tighter ? bound : draft.least;
      } else if (bound != null) {
        var tighter = draft.most == null || bound.compareTo(draft.most) <= 0;
        draft.below = draft.below || tighter;
        draft.most = tighter ? bound : draft.most;
      }
      return;
    }
    var bounded = flag(draft, keyword, value);
    draft.above = low ? bounded : draft.above;
    draft.below = low ? draft.below : bounded;
  }

  /// Of two bounds the one that allows less.
  private static @Nullable BigDecimal stricter(
      @Nullable BigDecimal there, @Nullable BigDecimal bound, int direction) {
    if (there == null || bound == null) {
      return there == null ? bound : there;
    }
    return bound.compareTo(there) * direction > 0 ? bound : there;
  }

  private static @Nullable Node mapping(SchemaDraft draft, String keyword, Node value) {
    if (value.isMapping()) {
      return value;
    }
    wrong(draft, keyword, value, "a mapping");
    return null;
  }

  private static String text(SchemaDraft draft, String keyword, Node value) {
    if (value.kind() != Node.Kind.TEXT) {
      wrong(draft, keyword, value, "a text");
    }
    return value.text();
  }

  private static boolean flag(SchemaDraft draft, String keyword, Node value) {
    if (value.kind() != Node.Kind.BOOLEAN) {
      wrong(draft, keyword, value, "true or false");
    }
    return value.text().equals("true");
  }

  private static @Nullable BigDecimal number(SchemaDraft draft, String keyword, Node value) {
    var number = value.kind() == Node.Kind.NUMBER ? Values.number(value.text()) : null;
    if (number == null) {
      wrong(draft, keyword, value, "a number");
    }
    return number;
  }

  private static @Nullable Long count(SchemaDraft draft, String keyword, Node value) {
    var number = number(draft, keyword, value);
    if (number == null) {
      return null;
    }
    if (number.signum() < 0
        || number.stripTrailingZeros().scale() > 0
        || number.precision() - number.scale() > 18) {
      draft
          .reader
          .log()
          .error(
              OasId.WRONG_KIND,
              value.span(),
              "`%s` of the schema is %s, expected a whole number from 0."
                  .formatted(keyword, value.text()),
              null);
      return null;
    }
    return number.longValue();
  }

  private static void wrong(SchemaDraft draft, String keyword, Node value, String expected) {
    draft
        .reader
        .log()
        .error(
            OasId.WRONG_KIND,
            value.span(),
            "`%s` of the schema is %s, expected %s."
                .formatted(keyword, value.kind().shown(), expected),
            null);
  }
}
