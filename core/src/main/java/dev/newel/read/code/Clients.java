package dev.newel.read.code;

import dev.newel.foreign.code.CodeBase.Client;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Mark;
import dev.newel.read.code.Declared.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Clients of other systems that are declared: OpenFeign's interfaces and Spring's HTTP interfaces.
final class Clients {
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("GetMapping", "GET"),
          Map.entry("PostMapping", "POST"),
          Map.entry("PutMapping", "PUT"),
          Map.entry("PatchMapping", "PATCH"),
          Map.entry("DeleteMapping", "DELETE"),
          Map.entry("GetExchange", "GET"),
          Map.entry("PostExchange", "POST"),
          Map.entry("PutExchange", "PUT"),
          Map.entry("PatchExchange", "PATCH"),
          Map.entry("DeleteExchange", "DELETE"));

  private final Sources sources;
  private final Told told;

  Clients(Sources sources, Told told) {
    this.sources = sources;
    this.told = told;
  }

  List<Client> all() {
    var clients = new ArrayList<Client>();
    for (var type : sources.types) {
      var feign = type.mark("FeignClient");
      if (feign != null) {
        clients.add(feign(type, feign));
      } else if (isExchange(type)) {
        clients.add(
            new Client(
                bare(type), "", calls(type, type.mark("HttpExchange")), "", type.evidence()));
      }
    }
    return clients;
  }

  private static boolean isExchange(JavaType type) {
    return type.kind() == Declared.Kind.INTERFACE
        && (type.mark("HttpExchange") != null
            || type.methods().stream()
                .anyMatch(
                    method ->
                        method.marks().stream()
                            .anyMatch(mark -> mark.name().endsWith("Exchange"))));
  }

  private Client feign(JavaType type, Mark mark) {
    var name = plain(type, mark, "name", "value", "contextId");
    var fallback = mark.value("fallback", "fallbackFactory");
    return new Client(
        name.isEmpty() ? bare(type) : name,
        plain(type, mark, "url"),
        calls(type, mark),
        fallback instanceof Code.Name(var dotted)
            ? Declarations.bare(dotted.replaceFirst("\\.class$", ""))
            : "",
        type.evidence());
  }

  /// The value of an annotation; empty where only the running application knows it.
  private String plain(JavaType type, Mark mark, String... names) {
    var text = sources.text(mark.value(names), type);
    return text == null || text.contains("${") ? "" : text;
  }

  /// `PaymentsFeignClient` calls `Payments`.
  private static String bare(JavaType type) {
    var name = type.name().replaceFirst("(?<=.)(?:Feign)?(?:Client|Api|Proxy|Gateway)?$", "");
    return name.isEmpty() ? type.name() : name;
  }

  private List<String> calls(JavaType type, @Nullable Mark mark) {
    var before = mark == null ? "" : plain(type, mark, "path");
    if (before.isEmpty() && mark != null && mark.name().equals("HttpExchange")) {
      before = plain(type, mark, "value", "url");
    }
    var calls = new ArrayList<String>();
    for (var each : sources.lineage(type)) {
      for (var method : each.methods()) {
        call(each, method, before, calls);
      }
    }
    return calls;
  }

  private void call(JavaType type, Method method, String before, List<String> calls) {
    for (var mark : method.marks()) {
      var verb = METHODS.getOrDefault(mark.name(), "");
      if (mark.name().equals("RequestMapping") || mark.name().equals("HttpExchange")) {
        var said = mark.value("method");
        verb =
            said instanceof Code.Name(var dotted)
                ? Declarations.bare(dotted)
                : said == null ? "" : String.valueOf(sources.text(said, type));
      }
      if (mark.name().equals("RequestLine")) {
        // Feign's own annotations: the method and the path in one text.
        var line = plain(type, mark, "value").split(" ", 2);
        verb = line.length == 2 ? line[0] : "";
        add(verb, before, line.length == 2 ? line[1] : "", calls);
      } else if (!verb.isEmpty()) {
        var paths = sources.texts(mark.value("value", "path", "url"), type);
        if (paths == null) {
          told.noConstant(
              "The path of `%s.%s`".formatted(type.name(), method.name()), mark.evidence());
        } else {
          for (var path : paths.isEmpty() ? List.of("") : paths) {
            add(verb, before, path, calls);
          }
        }
      }
    }
  }

  private static void add(String verb, String before, String path, List<String> calls) {
    var whole = ("/" + before + "/" + path).replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
    var call = verb + " " + whole.split("\\?", 2)[0];
    if (!verb.isEmpty() && !calls.contains(call)) {
      calls.add(call);
    }
  }
}
