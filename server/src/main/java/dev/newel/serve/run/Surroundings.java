package dev.newel.serve.run;

import dev.newel.design.Design;
import dev.newel.language.Setting;
import dev.newel.serve.store.StartFailure;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the surroundings of the server say: a variable of the environment, else a line of a file,
/// else the default of a setting.
final class Surroundings {
  /// Read where it lies beside the design and no other file is named.
  static final String FILE = ".env";

  private final Function<String, @Nullable String> environment;
  private final @Nullable EnvFile file;
  private final boolean named;

  private Surroundings(
      Function<String, @Nullable String> environment, @Nullable EnvFile file, boolean named) {
    this.environment = environment;
    this.file = file;
    this.named = named;
  }

  /// Throws `StartFailure` where a file is named that cannot be read, or a line of it is none.
  ///
  /// @param beside the directory of the design
  /// @param named null where the user names no file
  static Surroundings of(
      Function<String, @Nullable String> environment, Path beside, @Nullable Path named) {
    var file = named == null ? beside.resolve(FILE) : named;
    return new Surroundings(
        environment,
        named == null && !Files.exists(file) ? null : EnvFile.read(file),
        named != null);
  }

  /// The value of a name; null where nobody gives it one. A variable that is empty or of spaces is
  /// none.
  @Nullable String value(String name) {
    if (isInEnvironment(name)) {
      return environment.apply(name);
    }
    var line = file == null ? null : file.values().get(name);
    return line == null || line.text().isBlank() ? null : line.text();
  }

  /// Whether the value of a name comes with the design: from a file beside it that the user did not
  /// name.
  boolean isOfDesign(String name) {
    return !named && !isInEnvironment(name) && value(name) != null;
  }

  private boolean isInEnvironment(String name) {
    var given = environment.apply(name);
    return given != null && !given.isBlank();
  }

  /// Where the value of a name stands, for messages.
  String place(String name) {
    var line = file == null ? null : file.values().get(name);
    return isInEnvironment(name) || file == null || line == null
        ? "`%s` in the environment".formatted(name)
        : "`%s` in `%s:%d`".formatted(name, file.file(), line.line());
  }

  /// The settings of a design, of their types; throws `StartFailure` for one that is required and
  /// has no value, or whose value does not fit.
  Map<String, @Nullable Object> settings(Design design) {
    var settings = new LinkedHashMap<String, @Nullable Object>();
    design
        .prose()
        .settings()
        .forEach((name, setting) -> settings.put(name, setting(name, setting)));
    return settings;
  }

  private @Nullable Object setting(String name, Setting setting) {
    var given = value(name);
    var text = given == null ? setting.initial() : given;
    if (text == null && Boolean.TRUE.equals(setting.required())) {
      throw new StartFailure(
          "The design requires the setting `%s`, and nothing gives it a value.".formatted(name),
          "Set the variable `%s`, or write it into `%s` beside the design; `newel publish` writes `.env.example`."
              .formatted(name, FILE));
    }
    return text == null ? null : typed(name, setting, text);
  }

  private Object typed(String name, Setting setting, String text) {
    var type = setting.type() == null ? "string" : setting.type().toString().split("\\W", 2)[0];
    try {
      return switch (type) {
        case "int", "long" -> (Object) Long.valueOf(text.strip());
        case "decimal", "float" -> new BigDecimal(text.strip());
        case "boolean" -> flag(text.strip());
        default -> text;
      };
    } catch (IllegalArgumentException e) {
      // The value is not told: it may be a secret in the wrong place.
      throw new StartFailure(
          "%s is no `%s`.".formatted(place(name), type),
          "Write %s, as the design says."
              .formatted(
                  switch (type) {
                    case "boolean" -> "`true` or `false`";
                    case "int", "long" -> "a whole number";
                    default -> "a number";
                  }),
          e);
    }
  }

  private static Boolean flag(String text) {
    if (!List.of("true", "false").contains(text)) {
      throw new IllegalArgumentException("no flag");
    }
    return Boolean.valueOf(text);
  }
}
