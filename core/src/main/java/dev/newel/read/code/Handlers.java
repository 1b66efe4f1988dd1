package dev.newel.read.code;

import dev.newel.foreign.code.CodeBase.Failure;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Mark;
import dev.newel.read.code.Declared.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What exceptions of the application become: the methods with `@ExceptionHandler`.
final class Handlers {
  private final Sources sources;
  private final Told told;

  Handlers(Sources sources, Told told) {
    this.sources = sources;
    this.told = told;
  }

  /// @param known those that say their status themselves, which count first
  List<Failure> failures(List<Failure> known) {
    var all = new ArrayList<>(known);
    for (var type : sources.types) {
      for (var method : type.methods()) {
        var mark = method.mark("ExceptionHandler");
        if (mark != null) {
          handler(type, method, mark, all);
        }
      }
    }
    return all;
  }

  private void handler(JavaType type, Method method, Mark mark, List<Failure> all) {
    var own =
        names(method, mark).stream().filter(name -> sources.type(name, type) != null).toList();
    if (own.isEmpty()) {
      told.unread("What the framework throws has answers of its own.", method.evidence());
      return;
    }
    var status = status(type, method);
    if (status == null) {
      told.unread("Its status is no constant.", method.evidence());
      return;
    }
    for (var name : own) {
      if (all.stream().noneMatch(failure -> failure.name().equals(name))) {
        all.add(new Failure(name, status, method.says(), method.evidence()));
      }
    }
  }

  /// The exceptions that the annotation names, else those that the method takes.
  private static List<String> names(Method method, Mark mark) {
    var code = mark.value("value", "exception");
    var all =
        code instanceof Code.Many(var many) ? many : code == null ? List.<Code>of() : List.of(code);
    var named =
        all.stream()
            .filter(Code.Name.class::isInstance)
            .map(
                each ->
                    Declarations.bare(((Code.Name) each).dotted().replaceFirst("\\.class$", "")))
            .toList();
    return named.isEmpty()
        ? method.parameters().stream().map(field -> Declarations.bare(field.type())).toList()
        : named;
  }

  private @Nullable Integer status(JavaType type, Method method) {
    var mark = method.mark("ResponseStatus");
    return mark == null
        ? AnswerCalls.status(method, sources, type, status -> status >= 400)
        : Statuses.of(mark.value("value", "code"), sources, type);
  }
}
