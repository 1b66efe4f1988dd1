package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi.PathItem;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Parameter;
import dev.newel.read.tree.Node;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads paths, webhooks and callbacks with their operations.
final class OperationReader {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  /// Callbacks have operations, and those may have callbacks.
  private static final int DEEPEST = 5;

  private final Context context;
  private final ParameterReader parameters;
  private final BodyReader bodies;
  private final SecurityReader security;
  private final List<String> consumes;
  private final List<String> produces;
  private int depth;

  /// @param consumes the media types of OpenAPI 2.0 for operations that name none
  OperationReader(
      Context context, SecurityReader security, List<String> consumes, List<String> produces) {
    this.context = context;
    this.parameters = new ParameterReader(context);
    this.bodies = new BodyReader(context, parameters);
    this.security = security;
    this.consumes = consumes;
    this.produces = produces;
  }

  List<PathItem> paths(@Nullable Node paths) {
    var all = new ArrayList<PathItem>();
    for (var i = 0; paths != null && i < paths.size(); i++) {
      var path = paths.name(i);
      if (!path.startsWith("x-")) {
        all.add(item(paths.value(i), path, paths.nameSpan(i), ""));
      }
    }
    return all;
  }

  /// Requests that the API sends, by name.
  List<Operation> webhooks(@Nullable Node webhooks) {
    var all = new ArrayList<Operation>();
    for (var i = 0; webhooks != null && i < webhooks.size(); i++) {
      all.addAll(item(webhooks.value(i), "", webhooks.nameSpan(i), webhooks.name(i)).operations());
    }
    return all;
  }

  /// Reads what bears a name and is referred to by nothing.
  void readComponents(
      @Nullable Node shared, @Nullable Node requestBodies, @Nullable Node responses) {
    for (var i = 0; shared != null && i < shared.size(); i++) {
      parameters.readAll(List.of(shared.value(i)));
    }
    for (var i = 0; requestBodies != null && i < requestBodies.size(); i++) {
      bodies.body(requestBodies.value(i));
    }
    for (var i = 0; responses != null && i < responses.size(); i++) {
      bodies.component(responses, i, produces);
    }
  }

  private PathItem item(Node written, String path, Span place, String webhook) {
    var noun = path.isEmpty() ? "webhook `%s`".formatted(webhook) : "path `%s`".formatted(path);
    var resolved = context.resolve(written);
    if (resolved == null) {
      return new PathItem(path, "", "", List.of(), List.of(), place);
    }
    var part = context.part(resolved.node(), noun);
    var summary = part.text("summary");
    var description = part.text("description");
    part.unread("The model has no place for the servers of one path.", "servers");
    var shared = parameters.readAll(part.list("parameters"));
    var operations = new ArrayList<Operation>();
    // In the order of the description, which is that in which people read it.
    for (var i = 0; i < resolved.node().names().size(); i++) {
      var method = resolved.node().name(i);
      if (METHODS.contains(method)) {
        part.any(method);
        var operation = context.resolve(resolved.node().value(i));
        if (operation != null) {
          operations.add(operation(resolved.node(), i, operation.node(), path, webhook, shared));
        }
      }
    }
    METHODS.forEach(part::any);
    return new PathItem(path, summary, description, operations, part.rest(), place);
  }

  private Operation operation(
      Node item,
      int position,
      Node written,
      String path,
      String webhook,
      List<ParameterReader.One> shared) {
    var method = item.name(position).toUpperCase(Locale.ROOT);
    var noun = "operation `%s`".formatted(path.isEmpty() ? method : method + " " + path);
    var part = context.part(written, noun);
    var name = part.text("operationId");
    var all = new LinkedHashMap<String, ParameterReader.One>();
    shared.forEach(one -> all.put(one.in() + " " + one.name(), one));
    parameters
        .readAll(part.list("parameters"))
        .forEach(one -> all.put(one.in() + " " + one.name(), one));
    part.unread("The model has no place for it.", "externalDocs", "servers", "schemes");
    if (!part.has("responses") && context.dialect() != Dialect.V31) {
      part.lacks("responses");
    }
    var answered = part.has("produces") ? part.texts("produces") : produces;
    var taken = part.has("consumes") ? part.texts("consumes") : consumes;
    var responses = bodies.responses(part, answered);
    var body =
        context.isV2()
            ? bodies.body(List.copyOf(all.values()), taken)
            : bodies.body(part.any("requestBody"));
    var operation =
        new Operation(
            method,
            path,
            name.isEmpty() ? webhook : name,
            part.text("summary"),
            part.text("description"),
            part.texts("tags"),
            part.flag("deprecated"),
            ordinary(all.values()),
            body,
            responses,
            security.security(part),
            callbacks(part),
            part.rest(),
            item.nameSpan(position));
    return operation;
  }

  private static List<Parameter> ordinary(Iterable<ParameterReader.One> all) {
    var parameters = new ArrayList<Parameter>();
    all.forEach(
        one -> {
          var parameter = one.parameter();
          if (parameter != null) {
            parameters.add(parameter);
          }
        });
    return parameters;
  }

  private List<Operation> callbacks(Part operation) {
    var callbacks = context.isV2() ? null : operation.mapping("callbacks");
    if (callbacks == null || depth >= DEEPEST) {
      return List.of();
    }
    depth++;
    var all = new ArrayList<Operation>();
    for (var i = 0; i < callbacks.size(); i++) {
      var resolved = context.resolve(callbacks.value(i));
      var node = resolved == null ? null : resolved.node();
      for (var j = 0; node != null && node.isMapping() && j < node.size(); j++) {
        if (!node.name(j).startsWith("x-")) {
          var item = item(node.value(j), node.name(j), node.nameSpan(j), callbacks.name(i));
          all.addAll(item.operations());
        }
      }
    }
    depth--;
    return all;
  }
}
