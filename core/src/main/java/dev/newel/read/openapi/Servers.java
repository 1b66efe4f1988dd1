package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads where the API is served.
final class Servers {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

  private Servers() {}

  static List<Server> read(Context context, Part description) {
    if (context.isV2()) {
      return v2(description);
    }
    var servers = new ArrayList<Server>();
    for (var node : description.list("servers")) {
      var part = context.part(node, "server");
      var url = part.neededText("url");
      var text = part.text("description");
      var variables = variables(context, part);
      tellVariables(context, part, url, variables);
      part.unread("The model has no place for it.", "name");
      part.rest();
      servers.add(new Server(url, text, variables, node.span()));
    }
    return servers;
  }

  private static Map<String, String> variables(Context context, Part server) {
    var variables = new LinkedHashMap<String, String>();
    var node = server.mapping("variables");
    for (var i = 0; node != null && i < node.size(); i++) {
      var part = context.part(node.value(i), "server variable `%s`".formatted(node.name(i)));
      variables.put(node.name(i), part.neededText("default"));
      part.text("description");
      var words = part.texts("enum");
      if (part.has("enum") && !words.contains(part.text("default"))) {
        context
            .log()
            .error(
                OasId.SERVER_VARIABLE,
                node.nameSpan(i),
                "The default `%s` of server variable `%s` is none of its words."
                    .formatted(part.text("default"), node.name(i)),
                "Add it to `enum`, or choose one of them.");
      }
      part.rest();
    }
    return variables;
  }

  private static void tellVariables(
      Context context, Part server, String url, Map<String, String> variables) {
    var used = new ArrayList<String>();
    for (var found = VARIABLE.matcher(url); found.find(); ) {
      used.add(found.group(1));
    }
    for (var name : used) {
      if (!variables.containsKey(name)) {
        context
            .log()
            .error(
                OasId.SERVER_VARIABLE,
                server.nameSpan("url"),
                "The server's address has `{%s}`, which its `variables` do not define."
                    .formatted(name),
                "Define it under `variables`, with a `default`.");
      }
    }
    for (var name : variables.keySet()) {
      if (!used.contains(name)) {
        context
            .log()
            .warning(
                OasId.SERVER_VARIABLE,
                server.nameSpan("variables"),
                "The server variable `%s` does not stand in the address.".formatted(name),
                "Remove it.");
      }
    }
  }

  /// OpenAPI 2.0 tells an address in three parts, each of which may be missing.
  private static List<Server> v2(Part description) {
    var host = description.text("host");
    var base = description.text("basePath");
    var schemes = description.texts("schemes");
    if (host.isEmpty() && base.isEmpty()) {
      return List.of();
    }
    var place = description.nameSpan(description.has("host") ? "host" : "basePath");
    var servers = new ArrayList<Server>();
    for (var scheme : schemes.isEmpty() || host.isEmpty() ? List.of("") : schemes) {
      var start = host.isEmpty() ? "" : scheme.isEmpty() ? "//" + host : scheme + "://" + host;
      servers.add(new Server(start + base, "", Map.of(), place));
    }
    return servers;
  }
}
