package dev.newel.serve;

import dev.newel.design.api.Api;
import dev.newel.design.api.ErrorCode;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.json.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
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
    var error = error(refusal.code());
    var common = of(error, refusal.details());
    common.put("status", error.status());
    common.put("requestId", requestId);
    common.put("path", path);
    common.put("now", now.toString());
    var problems = new ArrayList<Map<String, @Nullable Object>>();
    for (var problem : refusal.problems()) {
      var details = new LinkedHashMap<String, Object>(problem.details());
      details.put("field", problem.field());
      var inner = of(error(problem.code()), details);
      inner.put("pointer", problem.pointer());
      problems.add(inner);
    }
    return HttpAnswer.of(error.status(), api.errorMedia(), template.error(problems, common));
  }

  /// The error of that name; one that the design does not know is ours to mend and answers as such.
  ErrorCode error(String name) {
    var error = errors.get(name);
    return error != null
        ? error
        : new ErrorCode(
            name, name, 500, "Something went wrong on our side.", Map.of(), null, null, null, true);
  }

  private static Map<String, @Nullable Object> of(ErrorCode error, Map<String, Object> details) {
    var words = new LinkedHashMap<String, @Nullable Object>(details);
    var entity = details.get("entity");
    if (entity instanceof String name) {
      words.put("ENTITY", upper(name));
      words.put("Entity", name);
    }
    if (details.get("field") instanceof String name) {
      words.put("FIELD", upper(name));
    }
    var filled = new LinkedHashMap<String, @Nullable Object>();
    var code = entity == null && error.code().startsWith("{ENTITY}_") ? error.name() : error.code();
    filled.put("code", Template.filled(code, words));
    filled.put("url", "about:blank");
    filled.put("text", text(error, words));
    var about = error.about() == null ? "" : Template.filled(error.about(), words);
    filled.put("about", !about.isEmpty() ? about : details.getOrDefault("field", "request"));
    if (details.get("field") != null) {
      filled.put("field", details.get("field"));
    }
    return filled;
  }

  private static String text(ErrorCode error, Map<String, @Nullable Object> words) {
    if (words.get("entity") == null && error.name().equals("NOT_FOUND")) {
      return "There is nothing here.";
    }
    return words.get("lacks") == null
        ? Template.filled(error.text(), words)
        : "This operation needs %s, which this server does not have yet."
            .formatted(words.get("lacks"));
  }

  /// `UPPER_SNAKE` of a name in `UpperCamel` or `lowerCamel`.
  static String upper(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
