package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.publish.document.Phrase;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a failure happens and what its error says, in words.
final class FailureWords {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)}");

  private static final Pattern PREDICATE =
      Pattern.compile("(?:is|are|must|has|may|does|do|cannot|can)\\b");

  /// Names in texts that a reader of the design knows no value of, in words.
  private static final Map<String, String> SPOKEN =
      Map.of("field", "the field", "from", "another state", "expected", "the state expected");

  /// What the errors of conventions mean, whatever a design lets them say.
  private static final Map<String, String> CONVENTIONAL =
      Map.ofEntries(
          Map.entry("NOT_FOUND", "There is no such row, or the caller may not know it."),
          Map.entry("METHOD_NOT_ALLOWED", "The address does not know the method."),
          Map.entry("INVALID_TOKEN", "The token is not valid, has expired or was used already."),
          Map.entry("INVALID_PARAMETER", "A parameter is not known or does not fit."),
          Map.entry("KEY_REQUIRED", "The header with the idempotency key is missing."),
          Map.entry("MALFORMED", "The body is not well-formed."),
          Map.entry("FORBIDDEN", "The caller may not do this, or not with this row."),
          Map.entry("VALIDATION_ERROR", "A field of the body is missing or does not fit."),
          Map.entry("REQUIRED", "The field is missing."),
          Map.entry("INVALID", "The field does not fit its type or format."),
          Map.entry("TOO_SHORT", "The field has fewer characters or items than its least number."),
          Map.entry("TOO_LONG", "The field has more characters or items than its greatest number."),
          Map.entry("TOO_SMALL", "The field is below its least value."),
          Map.entry("TOO_LARGE", "The field is above its greatest value."),
          Map.entry("UNKNOWN_FIELD", "The interface does not know the field."),
          Map.entry("NOT_WRITABLE", "The field may not be written."),
          Map.entry("INVALID_STATE", "The row is in a state from which this is not possible."),
          Map.entry("DUPLICATE", "Another row has the same value."),
          Map.entry("REFERENCED", "Other rows refer to this one."),
          Map.entry("LOCKED", "The row is locked."));

  private FailureWords() {}

  /// A sentence: the failure's own reason, or what its error says where the design only names it.
  static String when(Failure failure, Design design) {
    var error = design.errors().get(failure.code());
    if (failure.code().equals("UNAVAILABLE")
        && failure.because().equals(Failure.AWAY)
        && Statuses.isAlone(design)) {
      return "The database does not answer.";
    }
    return failure.because().equals(Failure.NAMED) && error != null
        ? text(error, failure.words())
        : Phrase.capital(failure.because()) + ".";
  }

  /// What an error means that comes up in several places: when it happens, where that is the same
  /// in all of them or only a convention raises it; or else what it says, where all of that is
  /// known beforehand.
  ///
  /// @param failures those with one code, at least one
  static String meaning(List<Failure> failures, Design design) {
    var first = failures.getFirst();
    var reasons = failures.stream().map(failure -> when(failure, design)).distinct().toList();
    var error = design.errors().get(first.code());
    if (error == null || (error.conventional() && reasons.size() == 1)) {
      return reasons.getFirst();
    }
    if (error.name().equals("NOT_FOUND") && failures.stream().noneMatch(Failure::hides)) {
      return "There is no such row.";
    }
    if (error.conventional()) {
      return CONVENTIONAL.getOrDefault(error.name(), reasons.getFirst());
    }
    return isKnown(error.text(), first.words())
        ? text(error.text(), first.words())
        : reasons.getFirst();
  }

  /// What an error means that no operation names by itself.
  static String meaning(ErrorCode error) {
    var known = error.conventional() ? CONVENTIONAL.get(error.name()) : null;
    return known == null ? ofField(error.text()) : known;
  }

  /// What an error says, as a sentence; what it means where it is one of a convention and says
  /// what is only known when it happens.
  static String text(ErrorCode error, Map<String, String> words) {
    var known = error.conventional() ? CONVENTIONAL.get(error.name()) : null;
    return known == null || (isKnown(error.text(), words) && !isOfField(error.text()))
        ? text(error.text(), words)
        : known;
  }

  /// The text of an error as a sentence; a name that is only known when it happens is told in words
  /// where it is one of those of conventions, and is code otherwise.
  private static String text(String text, Map<String, String> words) {
    var spoken = text;
    for (var name : SPOKEN.entrySet()) {
      if (!words.containsKey(name.getKey())) {
        spoken = spoken.replace("{" + name.getKey() + "}", name.getValue());
      }
    }
    return HOLE.matcher(Phrase.sentence(filled(spoken, words)))
        .replaceAll(hole -> Matcher.quoteReplacement(code(hole.group(1), words)));
  }

  /// A field and its states are names of the design, so they stand as code.
  private static String code(String name, Map<String, String> words) {
    return Phrase.or(Phrase.codes(List.of(words.getOrDefault(name, name).split(" or ", -1))));
  }

  /// Whether all names in a text are known before it happens.
  private static boolean isKnown(String text, Map<String, String> words) {
    return HOLE.matcher(text).results().allMatch(hole -> words.containsKey(hole.group(1)));
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
      if (!SPOKEN.containsKey(word.getKey())) {
        filled = filled.replace("{" + word.getKey() + "}", word.getValue());
      }
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
