package dev.newel.check.rules.dependencies;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.regex.Pattern;

/// A dependency authenticates by a setting that the design does not declare.
public final class UndeclaredSetting implements Rule {
  /// The form of environment variables: two words at least, in capitals.
  private static final Pattern SETTING = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b");

  @Override
  public Info info() {
    return new Info(
        "DEP004",
        "undeclared-setting",
        Severity.ERROR,
        "0.1",
        "A dependency authenticates by a setting that the design does not declare.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var settings = subject.design().prose().settings().keySet();
    subject
        .design()
        .prose()
        .dependencies()
        .forEach(
            (name, dependency) -> {
              var names = SETTING.matcher(String.valueOf(dependency.auth()));
              while (names.find()) {
                if (!settings.contains(names.group())) {
                  report.at(
                      Address.of("dependencies", name, "auth"),
                      "`%s` authenticates by `%s`, which `settings` does not declare."
                          .formatted(name, names.group()),
                      "Declare it: `settings: { %s: { secret: true } }`.".formatted(names.group()));
                }
              }
            });
  }
}
