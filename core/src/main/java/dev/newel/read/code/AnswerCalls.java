package dev.newel.read.code;

import dev.newel.read.code.Declared.Call;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Method;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The statuses that a method answers with by calls: those of `ResponseEntity` and `ProblemDetail`.
final class AnswerCalls {
  private static final Map<String, Integer> FIXED =
      Map.of(
          "created", 201,
          "accepted", 202,
          "noContent", 204,
          "badRequest", 400,
          "notFound", 404,
          "unprocessableEntity", 422,
          "unprocessableContent", 422,
          "internalServerError", 500);
  private static final Set<String> GIVEN = Set.of("status", "forStatus", "forStatusAndDetail");

  /// The names of such calls.
  static final Set<String> NAMES =
      Stream.concat(FIXED.keySet().stream(), GIVEN.stream())
          .collect(Collectors.toUnmodifiableSet());

  private AnswerCalls() {}

  /// The only status of those that count; null where there is none or several.
  static @Nullable Integer status(
      Method method, Sources sources, JavaType type, IntPredicate counts) {
    var made = new LinkedHashSet<Integer>();
    for (var call : method.calls()) {
      var status = status(call, sources, type);
      if (status != null && counts.test(status)) {
        made.add(status);
      }
    }
    return made.size() == 1 ? made.getFirst() : null;
  }

  private static @Nullable Integer status(Call call, Sources sources, JavaType type) {
    if (!call.on().endsWith("ResponseEntity") && !call.on().endsWith("ProblemDetail")) {
      return null;
    }
    var given = GIVEN.contains(call.method()) && !call.arguments().isEmpty();
    return given
        ? Statuses.of(call.arguments().getFirst(), sources, type)
        : FIXED.get(call.method());
  }
}
