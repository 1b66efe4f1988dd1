package dev.newel.check.rules.api;

import dev.newel.check.OwnPath;
import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A path says what is done instead of what it is done to.
public final class VerbInPath implements Rule {
  private static final Set<String> VERBS =
      Set.of(
          "get", "fetch", "create", "add", "update", "modify", "delete", "remove", "list", "find");

  /// Verbs that are no nouns either: one of them gives a path away wherever it stands.
  private static final Set<String> ONLY_VERBS =
      Set.of("get", "fetch", "create", "modify", "delete", "remove");

  @Override
  public Info info() {
    return new Info(
        "API001",
        "verb-in-path",
        Severity.WARNING,
        "0.1",
        "A path says what is done instead of what it is done to.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var resource : subject.design().resources().values()) {
      judge(
          "resource `%s`".formatted(resource.name()),
          resource.path(),
          resource.path(),
          Address.of("resources", resource.name()),
          report);
      for (var operation : resource.operations().values()) {
        var http = operation.http();
        if (http != null && subject.isWritten(operation.address().at("http"))) {
          judge(
              "operation `%s`".formatted(operation.id()),
              http.path(),
              OwnPath.of(resource, http.path(), nameOf(resource, operation)),
              operation.address(),
              report);
        }
      }
    }
  }

  /// The name that the convention puts at the end of an action's path; empty for standard methods.
  private static String nameOf(Resource resource, Operation operation) {
    return operation.kind() == Operation.Kind.ACTION
        ? operation.id().substring(resource.name().length() + 1)
        : "";
  }

  private static void judge(String name, String path, String judged, Address place, Report report) {
    for (var segment : judged.split("/", -1)) {
      var verb = verb(segment);
      if (verb != null) {
        report.at(
            place,
            "The path `%s` of %s holds the verb `%s`.".formatted(path, name, verb),
            "Name the rows with a noun: the method already says what is done. What no method says is an action.");
        return;
      }
    }
  }

  private static @Nullable String verb(String segment) {
    if (segment.startsWith("{")) {
      return null;
    }
    var words = segment.replaceAll("([a-z0-9])([A-Z])", "$1-$2").split("[-_.]");
    for (var i = 0; i < words.length; i++) {
      var word = words[i].toLowerCase(Locale.ROOT);
      if ((i == 0 ? VERBS : ONLY_VERBS).contains(word)) {
        return word;
      }
    }
    return null;
  }
}
