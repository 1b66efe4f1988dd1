package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Content;
import dev.newel.foreign.http.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the bodies of requests and answers are made of: the row or rows in them, and what stands
/// around.
public final class Bodies {
  private static final int DEEPEST = 12;

  private final HttpApi api;

  /// Rows in a body.
  ///
  /// @param row what each is; null where it is not said
  /// @param list whether there are many
  /// @param around the name of the member that holds them; empty where they stand bare
  /// @param beside the names of the other members
  public record Rows(@Nullable Schema row, boolean list, String around, List<String> beside) {}

  public Bodies(HttpApi api) {
    this.api = api;
  }

  /// The schema of the JSON that an operation answers on success; null where it answers none.
  public @Nullable Schema answered(Operation operation) {
    var success = operation.success();
    return success == null ? null : json(success.content());
  }

  /// The schema of the body of a request, of JSON or else of what there is.
  public @Nullable Schema requested(Operation operation) {
    var body = operation.body();
    if (body == null) {
      return null;
    }
    var json = json(body.content());
    return json != null || body.content().isEmpty() ? json : body.content().getFirst().schema();
  }

  private static @Nullable Schema json(List<Content> contents) {
    for (var content : contents) {
      if (content.isJson()) {
        return content.schema();
      }
    }
    return null;
  }

  /// What is in a body; null where it is no object and no list.
  public @Nullable Rows rows(@Nullable Schema written) {
    var schema = written == null ? null : api.resolve(written);
    if (schema == null || written == null) {
      return null;
    }
    if (schema.isList()) {
      return new Rows(schema.members().items(), true, "", List.of());
    }
    var properties = properties(schema, 0);
    if (properties.isEmpty()) {
      return schema.types().isEmpty() || schema.isObject()
          ? new Rows(written, false, "", List.of())
          : null;
    }
    var list = onlyList(properties);
    if (list != null) {
      return list;
    }
    if (properties.size() == 1) {
      var only = properties.getFirst();
      var inner = api.resolve(only.schema());
      if (inner != null && (inner.isObject() || !properties(inner, 0).isEmpty())) {
        return new Rows(only.schema(), false, only.name(), List.of());
      }
    }
    return new Rows(written, false, "", List.of());
  }

  /// The one list of an object that has nothing else but numbers and words about it.
  private @Nullable Rows onlyList(List<Schema.Property> properties) {
    Schema.Property list = null;
    var beside = new ArrayList<String>();
    for (var property : properties) {
      var schema = api.resolve(property.schema());
      if (schema != null && schema.isList() && list == null) {
        list = property;
        continue;
      }
      if (schema == null || schema.isList() || !isAboutLists(property.name(), schema)) {
        return null;
      }
      beside.add(property.name());
    }
    var schema = list == null ? null : api.resolve(list.schema());
    return list == null || schema == null
        ? null
        : new Rows(schema.members().items(), true, list.name(), beside);
  }

  private static boolean isAboutLists(String name, Schema schema) {
    var words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return words.matches(
            ".*(count|total|page|paging|pagination|size|limit|offset|next|prev|cursor|number).*"
                + "|links?|meta|metadata|first|last|has_more|more|sort|empty|incomplete_results"
                + "|object|kind|api_version|token|self|href|url")
        && !schema.isList();
  }

  /// The properties of an object, those of all that it is made of included.
  List<Schema.Property> properties(Schema written, int depth) {
    var schema = api.resolve(written);
    if (schema == null || depth > DEEPEST) {
      return List.of();
    }
    var all = new ArrayList<Schema.Property>();
    schema.mix().allOf().forEach(part -> all.addAll(properties(part, depth + 1)));
    all.addAll(schema.members().properties());
    return all;
  }

  /// Whether a property of the body must be there, at any level of what it is made of.
  boolean demands(Schema written, int depth) {
    var schema = api.resolve(written);
    if (schema == null || depth > DEEPEST) {
      return false;
    }
    return !schema.members().required().isEmpty()
        || schema.mix().allOf().stream().anyMatch(part -> demands(part, depth + 1));
  }

  /// The name of a row's schema, or of what it adds to; empty where it has none.
  public static String name(@Nullable Schema row) {
    if (row == null) {
      return "";
    }
    var ref = row.ref();
    if (ref == null) {
      return row.mix().allOf().isEmpty() ? "" : name(row.mix().allOf().getFirst());
    }
    return ref.to().startsWith("?") ? "" : ref.to();
  }
}
