package dev.newel.publish.env;

import dev.newel.design.Design;
import dev.newel.facts.RunVariables;
import dev.newel.finding.Finding;
import dev.newel.language.Setting;
import dev.newel.publish.ContractId;
import dev.newel.publish.Emitter;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The settings of a design as `.env.example`, to be copied to `.env` and filled in.
///
/// A setting bears its default, else its example. A secret bears a placeholder, whatever the design
/// says. What need not be set and has no value stands as a comment, because an empty variable is
/// not an absent one. What the server itself reads follows.
public final class EnvironmentEmitter implements Emitter {
  /// What stands for every secret.
  public static final String PLACEHOLDER = "change-me";

  /// The names that every shell takes (POSIX.1-2024, XBD 3.216).
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /// What needs no quotes in any reader.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=?&~-]*");

  /// What a shell wants escaped in double quotes, and libraries take as it stands.
  private static final Pattern ESCAPED = Pattern.compile("[\"$`\\\\]");

  @Override
  public String name() {
    return "env";
  }

  @Override
  public Emission emit(Design design) {
    var findings = new ArrayList<Finding>();
    var entries = entries(design.prose().settings(), findings);
    var ours = ofServer(design);
    if (entries.isEmpty() && ours.isEmpty()) {
      return new Emission(List.of(), findings);
    }
    var head =
        """
        # Settings of %s.
        # Copy this file to `.env`, fill in what says %s, and keep the copy out of version control.
        """
            .formatted(design.prose().system().name(), PLACEHOLDER);
    return new Emission(
        List.of(new Output(".env.example", head + String.join("", entries) + ours)), findings);
  }

  /// What the server reads beside the settings, all of it comments, since none need be set; empty
  /// where nothing of the design is served.
  private static String ofServer(Design design) {
    if (design.operations().stream().allMatch(operation -> operation.http() == null)) {
      return "";
    }
    var text =
        new StringBuilder(
            "\n# How `newel run` and `newel up` serve it. An option of the command line counts first.\n");
    for (var variable : RunVariables.ALL) {
      if (!design.prose().settings().containsKey(variable.name())) {
        text.append(
            "\n# %s\n# %s=%s\n".formatted(variable.says(), variable.name(), variable.initial()));
      }
    }
    return text.toString();
  }

  /// The entry of each setting, an empty line before each.
  private static List<String> entries(Map<String, Setting> settings, List<Finding> findings) {
    var entries = new ArrayList<String>();
    settings.forEach(
        (name, setting) -> {
          if (NAME.matcher(name).matches()) {
            entries.add("\n" + entry(name, setting));
            if (!isAlikeToAll(setting)) {
              findings.add(
                  ContractId.ENVIRONMENT.at(
                      Address.of("settings", name),
                      "The value of `%s` has an apostrophe beside `\"`, `$`, `\\` or a backtick, or several lines, and readers of such files differ on how that is written."
                          .formatted(name),
                      "Set it where the system runs, or choose another value."));
            }
          } else {
            findings.add(
                ContractId.ENVIRONMENT.at(
                    Address.of("settings", name),
                    "`%s` is not in `.env.example`: a variable has letters, digits and underscores alone, and no digit first."
                        .formatted(name),
                    null));
          }
        });
    return entries;
  }

  private static String entry(String name, Setting setting) {
    var text = new StringBuilder();
    if (setting.doc() != null) {
      setting.doc().strip().lines().forEach(line -> comment(text, line));
    }
    comment(text, kind(setting));
    var secret = isSecret(setting);
    setting
        .in()
        .forEach(
            (where, value) ->
                comment(text, "In %s: %s".formatted(where, secret ? PLACEHOLDER : quoted(value))));
    var value = value(setting);
    if (value == null && !isRequired(setting)) {
      text.append("# %s=%s\n".formatted(name, secret ? PLACEHOLDER : ""));
    } else {
      text.append(name).append('=').append(value == null ? "" : quoted(value)).append('\n');
    }
    return text.toString();
  }

  private static void comment(StringBuilder text, String line) {
    text.append(line.isEmpty() ? "#" : "# " + line).append('\n');
  }

  private static String kind(Setting setting) {
    var type = setting.type() == null ? "string" : setting.type().toString();
    return "%s, %s%s."
        .formatted(
            isRequired(setting) ? "Required" : "Optional",
            type,
            isSecret(setting) ? ", secret" : "");
  }

  private static @Nullable String value(Setting setting) {
    if (isSecret(setting)) {
      return isRequired(setting) ? PLACEHOLDER : null;
    }
    return setting.initial() == null ? setting.example() : setting.initial();
  }

  private static boolean isSecret(Setting setting) {
    return Boolean.TRUE.equals(setting.secret());
  }

  private static boolean isRequired(Setting setting) {
    return Boolean.TRUE.equals(setting.required());
  }

  /// Whether a shell and the libraries that read such files take the value alike.
  private static boolean isAlikeToAll(Setting setting) {
    var value = value(setting);
    return value == null
        || (value.lines().count() < 2
            && !value.endsWith("\n")
            && (value.indexOf('\'') < 0 || ESCAPED.matcher(value).results().findAny().isEmpty()));
  }

  /// A value as readers of such files take it: bare, literal in single quotes, or in double quotes
  /// with escapes.
  private static String quoted(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    if (value.indexOf('\'') < 0 && value.lines().count() < 2 && !value.endsWith("\n")) {
      return "'" + value + "'";
    }
    return '"'
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("$", "\\$")
            .replace("`", "\\`")
            .replace("\r", "\\r")
            .replace("\n", "\\n")
        + '"';
  }
}
