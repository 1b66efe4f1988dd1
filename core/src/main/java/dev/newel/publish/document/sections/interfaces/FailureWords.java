package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.publish.document.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// When a failure happens and what its error says, in words.
final class FailureWords {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)}");

  private static final Pattern PREDICATE =
      Pattern.compile("(?:is|are|must|has|may|does|do|cannot|can)\\b");

  private FailureWords() {}

  /// The failures in the order of checks: credentials are compared once the body that holds them
  /// has been read.
  static List<Failure> inOrder(Operation operation) {
    var ordered = new ArrayList<>(operation.failures());
    var credentials = ordered.stream().filter(it -> it.code().equals("INVALID_CREDENTIALS"));
    var late = credentials.toList();
    ordered.removeAll(late);
    var at = ordered.size();
    while (at > 0 && !ordered.get(at - 1).code().equals("VALIDATION_ERROR")) {
      at--;
    }
    ordered.addAll(at, late);
    return ordered;
  }

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
    return HOLE.matcher(filled).find() || isOfField(filled)
        ? when(failure, design)
        : Phrase.sentence(filled);
  }

  /// The text of an error as a sentence; a name that is only known when it happens is code.
  static String text(String text, Map<String, String> words) {
    return HOLE.matcher(Phrase.sentence(filled(text, words))).replaceAll("`$1`");
  }

  /// Whether an error tells of one field: its text goes on where the field's name ends.
  static boolean isOfField(String text) {
    return PREDICATE.matcher(text).lookingAt();
  }

  /// What an error of one field says: its text goes on where the field's name ends.
  static String ofField(String text) {
    return isOfField(text) ? text("the field " + text, Map.of()) : text(text, Map.of());
  }

  private static String filled(String text, Map<String, String> words) {
    var filled = text;
    var max = words.get("max");
    if (max != null && max.matches("[0-9]{1,18}")) {
      filled = filled.replace("{max} bytes", size(Long.parseLong(max)));
    }
    for (var word : words.entrySet()) {
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    }
    return filled;
  }

  private static String size(long bytes) {
    if (bytes > 0 && bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MB";
    }
    return bytes > 0 && bytes % (1 << 10) == 0 ? (bytes >> 10) + "KB" : bytes + " bytes";
  }
}
