package dev.newel.read.code;

import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All types of an application, by name, and the values of their constants.
final class Sources {
  private static final int DEEPEST = 20;

  final List<JavaType> types;
  private final Map<String, List<JavaType>> byName = new LinkedHashMap<>();

  Sources(List<JavaType> types) {
    this.types = List.copyOf(types);
    types.forEach(type -> byName.computeIfAbsent(type.name(), key -> new ArrayList<>()).add(type));
  }

  /// The type of that name, without its package, that lies nearest to `near`: modules have types
  /// of the same name. Null where it is none of the application's own.
  @Nullable JavaType type(String name, JavaType near) {
    var all = byName.getOrDefault(Declarations.bare(name), List.of());
    var best = all.isEmpty() ? null : all.getFirst();
    for (var each : all) {
      if (best == null || common(each, near) > common(best, near)) {
        best = each;
      }
    }
    return best;
  }

  /// How many letters the files of two types have in common at their beginning.
  private static int common(JavaType one, JavaType other) {
    var first = one.evidence().place().file();
    var second = other.evidence().place().file();
    var length = 0;
    while (length < Math.min(first.length(), second.length())
        && first.charAt(length) == second.charAt(length)) {
      length++;
    }
    return length;
  }

  /// The application's own types that a type as written names.
  List<JavaType> named(String written, JavaType near) {
    var all = new ArrayList<JavaType>();
    for (var name : written.replaceAll("[^\\w.]+", " ").strip().split(" ", -1)) {
      var type = type(name, near);
      if (type != null) {
        all.add(type);
      }
    }
    return all;
  }

  /// The type and all that it extends or implements, each once, the nearest first.
  List<JavaType> lineage(JavaType type) {
    var all = new ArrayList<JavaType>();
    climb(type, new HashSet<>(), all::add);
    return all;
  }

  private void climb(JavaType type, Set<JavaType> seen, Consumer<JavaType> each) {
    if (!seen.add(type)) {
      return;
    }
    each.accept(type);
    var above = type(type.parent(), type);
    if (above != null) {
      climb(above, seen, each);
    }
    for (var name : type.interfaces()) {
      var one = type(name, type);
      if (one != null) {
        climb(one, seen, each);
      }
    }
  }

  /// A method and those above its type that it stands for: of the same name, with parameters
  /// of the same types.
  List<Method> overridden(JavaType type, Method method) {
    var all = new ArrayList<Method>();
    all.add(method);
    lineage(type).stream()
        .skip(1)
        .flatMap(each -> each.methods().stream())
        .filter(each -> each != method && each.name().equals(method.name()))
        .filter(each -> types(each).equals(types(method)))
        .forEach(all::add);
    return all;
  }

  /// The types of the parameters without their packages and arguments.
  private static List<String> types(Method method) {
    return method.parameters().stream().map(each -> Declarations.bare(each.type())).toList();
  }

  /// The texts that an expression stands for, one or a list; empty where one of them is no
  /// constant.
  ///
  /// @param in the type whose constants need no name before them
  @Nullable List<String> texts(@Nullable Code code, JavaType in) {
    if (code == null) {
      return List.of();
    }
    var all = code instanceof Code.Many(var many) ? many : List.of(code);
    var texts = new ArrayList<String>();
    for (var each : all) {
      var text = text(each, in, 0);
      if (text == null) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }

  /// The text that an expression stands for; null where it is no constant.
  @Nullable String text(@Nullable Code code, JavaType in) {
    return text(code, in, 0);
  }

  private @Nullable String text(@Nullable Code code, JavaType in, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    return switch (code) {
      case Code.Literal(var text) -> text;
      case Code.Sum(var parts) -> {
        var text = new StringBuilder();
        for (var part : parts) {
          var one = text(part, in, depth + 1);
          if (one == null) {
            yield null;
          }
          text.append(one);
        }
        yield text.toString();
      }
      case Code.Name(var dotted) -> constant(dotted, in, depth);
      case Code.Many(var all) when all.size() == 1 -> text(all.getFirst(), in, depth + 1);
      case null, default -> null;
    };
  }

  private @Nullable String constant(String dotted, JavaType in, int depth) {
    var dot = dotted.lastIndexOf('.');
    var name = dotted.substring(dot + 1);
    if (dot < 0) {
      for (var type : lineage(in)) {
        var text = constant(type, name, depth);
        if (text != null) {
          return text;
        }
      }
      return null;
    }
    var owner = type(dotted.substring(0, dot), in);
    return owner == null ? null : constant(owner, name, depth);
  }

  private @Nullable String constant(JavaType owner, String name, int depth) {
    for (var field : owner.fields()) {
      if (field.name().equals(name) && field.initial() != null) {
        return text(field.initial(), owner, depth + 1);
      }
    }
    return null;
  }
}
