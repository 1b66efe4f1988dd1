package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.publish.document.Phrase;
import java.util.Map;
import java.util.regex.Pattern;

/// When a failure happens and what its error says, in words.
final class FailureWords {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)}");

  private FailureWords() {}

  /// A sentence: the failure's own reason, or what its error says where the design only names it.
  static String when(Failure failure, Design design) {
    var error = design.errors().get(failure.code());
    return failure.because().equals(Failure.NAMED) && error != null
        ? text(error.text(), failure.words())
        : Phrase.capital(failure.because()) + ".";
  }

  /// What an error says: its text where all of it is known beforehand, or else when it happens.
  static String meaning(Failure failure, Design design) {
    var error = design.errors().get(failure.code());
    if (error == null) {
      return when(failure, design);
    }
    var filled = filled(error.text(), failure.words());
    return HOLE.matcher(filled).find() ? when(failure, design) : Phrase.sentence(filled);
  }

  /// The text of an error as a sentence; a name that is only known when it happens is code.
  static String text(String text, Map<String, String> words) {
    return HOLE.matcher(Phrase.sentence(filled(text, words))).replaceAll("`$1`");
  }

  private static String filled(String text, Map<String, String> words) {
    var filled = text;
    for (var word : words.entrySet()) {
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    }
    return filled;
  }
}
