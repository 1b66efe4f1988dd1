package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Schema;
import dev.newel.language.Json;
import dev.newel.read.tree.Node;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the examples and defaults of a description against their schemas. What a pattern or a
/// format demands is not looked at.
final class Conformance {
  private static final int DEEPEST = 100;
  /// Schemas that choose between themselves could be tried for ever.
  private static final int MOST_STEPS = 200_000;

  private final HttpApi api;
  private int steps;

  /// @param at the value that does not fit
  /// @param why what it is and what is expected, a clause
  private record Misfit(Node at, String why) {}

  private Conformance(HttpApi api) {
    this.api = api;
  }

  static void check(Samples samples, HttpApi api, Log log) {
    var conformance = new Conformance(api);
    for (var sample : samples.all()) {
      conformance.steps = 0;
      var misfit = conformance.misfit(sample.value(), sample.schema(), 0);
      if (misfit != null) {
        var isExample = sample.what().equals("example");
        var id = isExample ? OasId.EXAMPLE : OasId.CONTRADICTION;
        log.warning(
            id,
            misfit.at().span(),
            "The %s does not fit its schema: %s.".formatted(sample.what(), misfit.why()),
            "Correct the one or the other.");
      }
    }
  }

  private @Nullable Misfit misfit(Node value, Schema written, int depth) {
    if (depth > DEEPEST || steps++ > MOST_STEPS) {
      return null;
    }
    var schema = api.resolve(written);
    if (schema == null) {
      return null;
    }
    if (value.kind() == Node.Kind.NULL) {
      return schema.nullable() || schema.types().isEmpty()
          ? null
          : new Misfit(value, "found nothing, expected " + types(schema));
    }
    if (!schema.types().isEmpty() && schema.types().stream().noneMatch(type -> is(value, type))) {
      return new Misfit(
          value, "found %s, expected %s".formatted(value.kind().shown(), types(schema)));
    }
    var own = own(value, schema, depth);
    return own != null ? own : mixed(value, schema, depth);
  }

  private static String types(Schema schema) {
    return String.join(" or ", schema.types());
  }

  private static boolean is(Node value, String type) {
    return switch (type) {
      case "string" -> value.kind() == Node.Kind.TEXT;
      case "boolean" -> value.kind() == Node.Kind.BOOLEAN;
      case "array" -> value.isSequence();
      case "object" -> value.isMapping();
      case "number" -> value.kind() == Node.Kind.NUMBER;
      case "integer" -> value.kind() == Node.Kind.NUMBER && isWhole(value.text());
      default -> true;
    };
  }

  private static boolean isWhole(String text) {
    if (text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
      return true;
    }
    var number = Values.number(text);
    return number == null || number.stripTrailingZeros().scale() <= 0;
  }

  private @Nullable Misfit own(Node value, Schema schema, int depth) {
    if (!schema.words().isEmpty() && value.isScalar() && !isWord(value, schema.words())) {
      return new Misfit(
          value, "`%s` is none of the values that `enum` allows".formatted(shown(value.text())));
    }
    return switch (value.kind()) {
      case NUMBER -> number(value, schema.limits());
      case TEXT -> text(value, schema.limits());
      case SEQUENCE -> list(value, schema, depth);
      case MAPPING -> object(value, schema, depth);
      case BOOLEAN, NULL -> null;
    };
  }

  private static boolean isWord(Node value, List<Json> words) {
    for (var word : words) {
      var same =
          switch (word) {
            case Json.Text text ->
                value.kind() == Node.Kind.TEXT && text.value().equals(value.text());
            case Json.Number number -> {
              var there = value.kind() == Node.Kind.NUMBER ? Values.number(value.text()) : null;
              yield there != null && there.compareTo(number.value()) == 0;
            }
            case Json.Bool bool ->
                value.kind() == Node.Kind.BOOLEAN && bool.value() == value.text().equals("true");
            case Json.Null nothing -> value.kind() == Node.Kind.NULL;
            case Json.Array array -> false;
            case Json.Object object -> false;
          };
      if (same) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Misfit number(Node value, Schema.Limits limits) {
    var number = limits == Schema.Limits.NONE ? null : Values.number(value.text());
    if (number == null) {
      return null;
    }
    if (isBeyond(number, limits.least(), limits.above(), -1)) {
      return new Misfit(value, "%s is below %s".formatted(value.text(), limits.least()));
    }
    if (isBeyond(number, limits.most(), limits.below(), 1)) {
      return new Misfit(value, "%s is above %s".formatted(value.text(), limits.most()));
    }
    return null;
  }

  private static boolean isBeyond(
      BigDecimal number, @Nullable BigDecimal bound, boolean exclusive, int direction) {
    if (bound == null) {
      return false;
    }
    var side = number.compareTo(bound) * direction;
    return side > 0 || (side == 0 && exclusive);
  }

  private static @Nullable Misfit text(Node value, Schema.Limits limits) {
    if (limits == Schema.Limits.NONE) {
      return null;
    }
    var text = value.text();
    return length(
        value,
        text.codePointCount(0, text.length()),
        limits.shortest(),
        limits.longest(),
        "characters");
  }

  private static @Nullable Misfit length(
      Node value, long length, @Nullable Long least, @Nullable Long most, String unit) {
    if (least != null && length < least) {
      return new Misfit(value, "%d %s, expected at least %d".formatted(length, unit, least));
    }
    if (most != null && length > most) {
      return new Misfit(value, "%d %s, expected at most %d".formatted(length, unit, most));
    }
    return null;
  }

  private @Nullable Misfit list(Node value, Schema schema, int depth) {
    var length =
        length(value, value.size(), schema.limits().fewest(), schema.limits().greatest(), "items");
    var items = schema.members().items();
    if (length != null || items == null) {
      return length;
    }
    for (var i = 0; i < value.size(); i++) {
      var misfit = misfit(value.value(i), items, depth + 1);
      if (misfit != null) {
        return misfit;
      }
    }
    return null;
  }

  private @Nullable Misfit object(Node value, Schema schema, int depth) {
    var members = schema.members();
    for (var name : members.required()) {
      if (!value.has(name) && !mayBeMissing(schema.property(name))) {
        return new Misfit(value, "the required `%s` is missing".formatted(name));
      }
    }
    if (members.properties().isEmpty() && members.others() == null && !members.closed()) {
      return null;
    }
    for (var i = 0; i < value.size(); i++) {
      var property = schema.property(value.name(i));
      var rule = property != null ? property.schema() : members.others();
      if (rule != null) {
        var misfit = misfit(value.value(i), rule, depth + 1);
        if (misfit != null) {
          return misfit;
        }
      } else if (members.closed() && property == null) {
        return new Misfit(
            value.value(i), "`%s` is none of its properties".formatted(value.name(i)));
      }
    }
    return null;
  }

  /// What a server alone writes is missing from requests, and an example may be one of either.
  private boolean mayBeMissing(Schema.@Nullable Property property) {
    var schema = property == null ? null : api.resolve(property.schema());
    return schema != null && (schema.told().readOnly() || schema.told().writeOnly());
  }

  private @Nullable Misfit mixed(Node value, Schema schema, int depth) {
    for (var part : schema.mix().allOf()) {
      var misfit = misfit(value, part, depth + 1);
      if (misfit != null) {
        return misfit;
      }
    }
    var one = any(value, schema.mix().oneOf(), depth);
    return one != null ? one : any(value, schema.mix().anyOf(), depth);
  }

  private @Nullable Misfit any(Node value, List<Schema> schemas, int depth) {
    Misfit first = null;
    for (var schema : schemas) {
      var misfit = misfit(value, schema, depth + 1);
      if (misfit == null) {
        return null;
      }
      first = first == null ? misfit : first;
    }
    return first == null
        ? null
        : new Misfit(
            first.at(), schemas.size() == 1 ? first.why() : "none of its alternatives fits");
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 59) + "…" : text;
  }
}
