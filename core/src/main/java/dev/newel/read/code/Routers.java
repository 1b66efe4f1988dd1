package dev.newel.read.code;

import dev.newel.foreign.code.CodeBase.Endpoint;
import dev.newel.foreign.code.CodeBase.From;
import dev.newel.foreign.code.CodeBase.Member;
import dev.newel.foreign.code.CodeBase.Parameter;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Method;
import dev.newel.read.code.Declared.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Operations over HTTP that functions route: what their handlers take and answer is not seen.
final class Routers {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)}");

  private final Sources sources;
  private final Told told;

  Routers(Sources sources, Told told) {
    this.sources = sources;
    this.told = told;
  }

  /// @param known of controllers, which come first
  List<Endpoint> endpoints(List<Endpoint> known) {
    var endpoints = new ArrayList<>(known);
    for (var type : sources.types) {
      for (var method : type.methods()) {
        if (method.answers().startsWith("RouterFunction")) {
          if (method.routes().isEmpty()) {
            told.unread("No route of it is read.", method.evidence());
          }
          method.routes().forEach(route -> route(type, method, route, endpoints));
        }
      }
    }
    return List.copyOf(endpoints);
  }

  private void route(JavaType type, Method method, Route route, List<Endpoint> endpoints) {
    if (route.verb().isEmpty()) {
      told.unread("A call that makes routes is not understood.", route.evidence());
      return;
    }
    var path = new StringBuilder();
    for (var part : route.path()) {
      var text = sources.text(part, type);
      if (text == null) {
        told.noConstant(
            "A path of `%s.%s`".formatted(type.name(), method.name()), route.evidence());
        return;
      }
      path.append('/').append(text);
    }
    var whole = Controllers.joined("", path.toString());
    var handler = handler(type, method, route);
    var called = handler == null ? null : handled(handler, route);
    var name =
        route.handler().isEmpty()
            ? type.name() + "." + method.name()
            : "%s.%s".formatted(handler == null ? route.on() : handler.name(), route.handler());
    var twin =
        endpoints.stream()
            .filter(each -> each.method().equals(route.verb()) && each.path().equals(whole))
            .findFirst();
    if (twin.isPresent()) {
      told.twice(route.verb() + " " + whole, twin.get().name(), name, route.evidence());
      return;
    }
    var access = handler == null || called == null ? null : new Access(sources, handler, called);
    endpoints.add(
        new Endpoint(
            name,
            route.verb(),
            whole,
            parameters(whole, route),
            "",
            false,
            null,
            access == null ? List.of() : access.roles(),
            access == null ? "" : access.written(),
            called == null ? "" : called.says(),
            route.evidence()));
  }

  private static List<Parameter> parameters(String path, Route route) {
    return VARIABLE
        .matcher(path)
        .results()
        .map(
            each ->
                new Parameter(
                    From.PATH,
                    new Member(
                        each.group(1),
                        "String",
                        JavaTypes.read("string"),
                        true,
                        "",
                        null,
                        "",
                        route.evidence())))
        .toList();
  }

  /// The type of the application's own that handles a route.
  private @Nullable JavaType handler(JavaType type, Method method, Route route) {
    var on = route.on().replaceFirst("^this\\.", "");
    return on.equals("this")
        ? type
        : Stream.concat(method.parameters().stream(), type.fields().stream())
            .filter(field -> field.name().equals(on))
            .findFirst()
            .map(field -> sources.type(field.type(), type))
            .orElseGet(() -> on.isEmpty() ? null : sources.type(on, type));
  }

  private @Nullable Method handled(JavaType handler, Route route) {
    return sources.lineage(handler).stream()
        .flatMap(each -> each.methods().stream())
        .filter(each -> each.name().equals(route.handler()))
        .findFirst()
        .orElse(null);
  }
}
