package dev.newel.serve;

import dev.newel.design.api.Api;
import dev.newel.design.api.Conditions;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.json.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes errors in the one form that the design gives them.
final class ErrorAnswers {
  private final Api api;
  private final Map<String, ErrorCode> errors;
  private final Template template;

  ErrorAnswers(Api api, Map<String, ErrorCode> errors) {
    this.api = api;
    this.errors = errors;
    this.template = new Template(api.errorBody());
  }

  /// The answer to a refused request.
  HttpAnswer of(Refusal refusal, String requestId, String path, Instant now) {
    return of(refusal, status(error(refusal.code()), refusal.problems()), requestId, path, now);
  }

  /// The same with a status that HTTP itself demands.
  HttpAnswer of(Refusal refusal, int status, String requestId, String path, Instant now) {
    var error = error(refusal.code());
    var common = of(error, details(refusal), refusal.known());
    common.put("status", status);
    common.put("requestId", requestId);
    common.put("path", path);
    common.put("now", now.toString());
    var problems = new ArrayList<Map<String, @Nullable Object>>();
    for (var problem : refusal.problems()) {
      var details = new LinkedHashMap<String, Object>(problem.details());
      details.put("field", problem.field());
      var inner = of(error(problem.code()), details, null);
      inner.put("pointer", problem.pointer());
      problems.add(inner);
    }
    if (refusal.place() != null) {
      var item = of(error, details(refusal), refusal.known());
      item.put("pointer", refusal.place());
      problems.add(item);
    }
    return HttpAnswer.of(status, api.errorMedia(), template.error(problems, common));
  }

  /// The text over all problems may name the first one's field.
  private static Map<String, Object> details(Refusal refusal) {
    if (refusal.problems().isEmpty()) {
      return refusal.details();
    }
    var details = new LinkedHashMap<String, Object>(refusal.details());
    details.putIfAbsent("field", refusal.problems().getFirst().field());
    return details;
  }

  /// A status that the design gives to one kind of problem answers where every problem has it.
  private int status(ErrorCode error, List<FieldProblem> problems) {
    var own =
        problems.stream()
            .map(problem -> error(problem.code()))
            .map(each -> isReworded(each) ? each.status() : error.status())
            .distinct()
            .toList();
    return own.size() == 1 ? own.getFirst() : error.status();
  }

  private static boolean isReworded(ErrorCode error) {
    return Conditions.ALL.stream()
        .filter(each -> each.name().equals(error.name()))
        .anyMatch(each -> each.status() != error.status());
  }

  /// The error of that name; one that the design does not know is ours to mend and answers as such.
  ErrorCode error(String name) {
    var error = errors.get(name);
    return error != null
        ? error
        : new ErrorCode(
            name, name, 500, "Something went wrong on our side.", Map.of(), null, null, null, true);
  }

  /// @param known what the design says of it where it happens; null where that is not known
  private static Map<String, @Nullable Object> of(
      ErrorCode error, Map<String, Object> details, @Nullable Failure known) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    if (known != null) {
      words.putAll(known.words());
    }
    words.putAll(details);
    if (words.get("field") instanceof String name) {
      words.putIfAbsent("FIELD", ErrorCode.word(name));
    }
    var filled = new LinkedHashMap<String, @Nullable Object>();
    filled.put("code", known == null ? code(error, words) : known.wire());
    filled.put("url", "about:blank");
    filled.put("text", text(error, words, known));
    var about = error.about() == null ? "" : Template.filled(error.about(), words);
    var field = words.get("field");
    filled.put("about", !about.isEmpty() ? about : field == null ? ErrorCode.ABOUT_REQUEST : field);
    if (field != null) {
      filled.put("field", field);
    }
    return filled;
  }

  private static String text(
      ErrorCode error, Map<String, @Nullable Object> words, @Nullable Failure known) {
    if (known == null && error.name().equals("NOT_FOUND")) {
      return "There is nothing here.";
    }
    return words.get("lacks") == null
        ? Template.filled(error.text(), words)
        : "This operation needs %s, which this server does not have yet."
            .formatted(words.get("lacks"));
  }

  /// Of no row there is a code of its own.
  private static String code(ErrorCode error, Map<String, @Nullable Object> words) {
    return error.code().startsWith("{ENTITY}_")
        ? error.name()
        : Template.filled(error.code(), words);
  }
}
