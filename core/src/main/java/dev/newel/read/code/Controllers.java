package dev.newel.read.code;

import dev.newel.foreign.code.CodeBase.Endpoint;
import dev.newel.foreign.code.CodeBase.From;
import dev.newel.foreign.code.CodeBase.Member;
import dev.newel.foreign.code.CodeBase.Parameter;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.Field;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Mark;
import dev.newel.read.code.Declared.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Operations over HTTP: the methods of controllers that answer data.
final class Controllers {
  private static final Map<String, String> METHODS =
      Map.of(
          "GetMapping", "GET",
          "PostMapping", "POST",
          "PutMapping", "PUT",
          "PatchMapping", "PATCH",
          "DeleteMapping", "DELETE");
  private static final Map<String, From> FROM =
      Map.of(
          "PathVariable", From.PATH,
          "RequestParam", From.QUERY,
          "RequestHeader", From.HEADER,
          "CookieValue", From.COOKIE,
          "RequestBody", From.BODY,
          "RequestPart", From.BODY);

  private final Sources sources;
  private final Members members;
  private final Told told;
  private final List<Endpoint> endpoints = new ArrayList<>();

  /// The types that travel.
  final Set<JavaType> travelling = new LinkedHashSet<>();

  Controllers(Sources sources, Members members, Told told) {
    this.sources = sources;
    this.members = members;
    this.told = told;
  }

  List<Endpoint> endpoints() {
    for (var type : sources.types) {
      var isRest = type.mark("RestController") != null;
      if (isRest || type.mark("Controller") != null) {
        type.methods().forEach(method -> method(type, method, isRest));
        inherited(type, isRest);
      }
    }
    return endpoints;
  }

  /// The methods that a controller has of what it extends: those that it does not write itself.
  private void inherited(JavaType type, boolean isRest) {
    for (var above : sources.lineage(type).stream().skip(1).toList()) {
      for (var method : above.methods()) {
        var own =
            type.methods().stream()
                .anyMatch(
                    each ->
                        each.name().equals(method.name())
                            && each.parameters().size() == method.parameters().size());
        if (!own) {
          method(type, method, isRest);
        }
      }
    }
  }

  private void method(JavaType type, Method method, boolean isRest) {
    var all = sources.overridden(type, method);
    var said = all.stream().filter(each -> mapping(each) != null).findFirst().orElse(method);
    var mapping = mapping(said);
    if (mapping == null) {
      return;
    }
    if (!isRest
        && type.mark("ResponseBody") == null
        && method.mark("ResponseBody") == null
        && !method.answers().contains("ResponseEntity")) {
      told.unread("It answers pages and no data.", method.evidence());
      return;
    }
    var verbs = verbs(mapping);
    if (verbs.isEmpty()) {
      told.unread("It answers every method of HTTP.", method.evidence());
      return;
    }
    var bases = bases(type);
    var own = paths(mapping, type);
    if (bases == null || own == null) {
      told.noConstant(
          "The path of `%s.%s`".formatted(type.name(), method.name()), mapping.evidence());
      return;
    }
    for (var base : bases) {
      for (var path : own) {
        for (var verb : verbs) {
          endpoint(type, method, said, verb, joined(base, path));
        }
      }
    }
  }

  private static @Nullable Mark mapping(Method method) {
    return Mark.of(
        method.marks(),
        "GetMapping",
        "PostMapping",
        "PutMapping",
        "PatchMapping",
        "DeleteMapping",
        "RequestMapping");
  }

  private List<String> verbs(Mark mapping) {
    var one = METHODS.get(mapping.name());
    if (one != null) {
      return List.of(one);
    }
    var code = mapping.value("method");
    var all =
        code instanceof Code.Many(var many) ? many : code == null ? List.<Code>of() : List.of(code);
    return all.stream()
        .filter(Code.Name.class::isInstance)
        .map(each -> Declarations.bare(((Code.Name) each).dotted()))
        .toList();
  }

  private @Nullable List<String> bases(JavaType type) {
    for (var each : sources.lineage(type)) {
      var mark = each.mark("RequestMapping");
      if (mark != null) {
        return paths(mark, each);
      }
    }
    return List.of("");
  }

  private @Nullable List<String> paths(Mark mapping, JavaType type) {
    var code = mapping.value("value", "path");
    var paths = sources.texts(code, type);
    return paths != null && paths.isEmpty() ? List.of("") : paths;
  }

  /// `{id:[0-9]+}` is `{id}` for whoever calls.
  static String joined(String base, String path) {
    var whole = ("/" + base + "/" + path).replaceAll("\\{(\\w+):[^/]*}", "{$1}");
    var plain = whole.replaceAll("/{2,}", "/");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  private void endpoint(JavaType type, Method method, Method said, String verb, String path) {
    var name = type.name() + "." + method.name();
    var twin =
        endpoints.stream()
            .filter(each -> each.method().equals(verb) && each.path().equals(path))
            .findFirst();
    if (twin.isPresent()) {
      told.twice(verb + " " + path, twin.get().name(), name, method.evidence());
      return;
    }
    var parameters = new ArrayList<Parameter>();
    for (var i = 0; i < method.parameters().size(); i++) {
      parameter(type, method.parameters().get(i), said.parameters().get(i), parameters);
    }
    var bare = JavaTypes.bare(method.answers());
    var answers = bare.type();
    travelling.addAll(sources.named(answers, type));
    var access = new Access(sources, type, method);
    endpoints.add(
        new Endpoint(
            name,
            verb,
            path,
            parameters,
            answers,
            bare.list(),
            status(type, method, said),
            access.roles(),
            access.written(),
            method.says().isEmpty() ? said.says() : method.says(),
            method.evidence()));
  }

  private void parameter(JavaType type, Field own, Field said, List<Parameter> parameters) {
    for (var field : List.of(own, said)) {
      for (var from : FROM.entrySet()) {
        var mark = field.mark(from.getKey());
        if (mark != null) {
          var name = sources.text(mark.value("value", "name"), type);
          var member = members.member(own, type);
          if (from.getValue() == From.BODY) {
            travelling.addAll(sources.named(own.type(), type));
          }
          parameters.add(
              new Parameter(
                  from.getValue(), named(member, name == null ? own.name() : name, mark)));
          return;
        }
      }
    }
    var bare = Declarations.bare(own.type());
    if (bare.equals("Pageable")) {
      for (var name : List.of("page", "size", "sort")) {
        var text = name.equals("sort") ? "string?" : "int?";
        parameters.add(
            new Parameter(
                From.QUERY,
                new Member(
                    name, own.type(), JavaTypes.read(text), false, "", null, "", own.evidence())));
      }
    } else if (own.mark("ModelAttribute", "ParameterObject") != null) {
      told.unread("The members of `%s` are parameters.".formatted(bare), own.evidence());
    }
  }

  private static Member named(Member member, String name, Mark mark) {
    var absent =
        (mark.value("required") instanceof Code.Literal(var text) && text.equals("false"))
            || mark.value("defaultValue") != null;
    return new Member(
        name,
        member.type(),
        member.field(),
        absent ? Boolean.FALSE : Boolean.TRUE,
        "",
        null,
        "",
        member.evidence());
  }

  private @Nullable Integer status(JavaType type, Method method, Method said) {
    for (var each : List.of(method, said)) {
      var mark = each.mark("ResponseStatus");
      if (mark != null) {
        return Statuses.of(mark.value("value", "code"), sources, type);
      }
    }
    return AnswerCalls.status(method, sources, type, status -> status < 400);
  }
}
