package dev.newel.read.elaborate;

import dev.newel.design.api.Conditions;
import dev.newel.design.api.ErrorCode;
import dev.newel.language.ErrorText;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The errors: those that conventions raise, re-worded where the design says so, then the design's
/// own.
final class ErrorPhase {
  private final Context context;

  ErrorPhase(Context context) {
    this.context = context;
  }

  static List<String> conventionalNames() {
    return Conditions.ALL.stream().map(ErrorCode::name).toList();
  }

  Map<String, ErrorCode> errors() {
    var errors = new LinkedHashMap<String, ErrorCode>();
    var at = Address.of("errors");
    for (var convention : Conditions.ALL) {
      var text = context.written.errors().get(convention.name());
      if (text == null) {
        context.convention(at.at(convention.name()), "conditions", "a convention raises it", at);
        errors.put(convention.name(), convention);
      } else {
        errors.put(convention.name(), reworded(convention, text));
      }
    }
    context
        .written
        .errors()
        .forEach(
            (name, text) -> {
              if (!errors.containsKey(name)) {
                errors.put(name, own(name, text, at.at(name)));
              }
            });
    return errors;
  }

  private static ErrorCode reworded(ErrorCode convention, ErrorText text) {
    return new ErrorCode(
        convention.name(),
        text.code() == null ? convention.code() : text.code(),
        text.status() == null ? convention.status() : text.status(),
        text.text() == null ? convention.text() : text.text(),
        text.texts(),
        text.about(),
        text.exit(),
        text.recover(),
        true);
  }

  private ErrorCode own(String name, ErrorText text, Address at) {
    if (text.status() == null) {
      context.convention(
          at.at("status"), "error-status", "an error without a status answers 409", at);
    }
    return new ErrorCode(
        name,
        text.code() == null ? name : text.code(),
        statusOf(text),
        text.text() == null ? sentence(name) : text.text(),
        text.texts(),
        text.about(),
        text.exit(),
        text.recover(),
        false);
  }

  private static int statusOf(ErrorText text) {
    return text.status() == null ? 409 : text.status();
  }

  private static String sentence(String name) {
    var words = name.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
