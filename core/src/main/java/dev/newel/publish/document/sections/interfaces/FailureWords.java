package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.publish.document.Phrase;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// When a failure happens and what its error says, in words.
final class FailureWords {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)}");

  private static final Pattern PREDICATE =
      Pattern.compile("(?:is|are|must|has|may|does|do|cannot|can)\\b");

  /// What the errors of conventions mean, whatever a design lets them say.
  private static final Map<String, String> CONVENTIONAL =
      Map.ofEntries(
          Map.entry("NOT_FOUND", "There is no such row, or the caller may not know it."),
          Map.entry("METHOD_NOT_ALLOWED", "The address does not know the method."),
          Map.entry("INVALID_TOKEN", "The token is not valid, has expired or was used already."),
          Map.entry("FORBIDDEN", "The caller may not do this, or not with this row."),
          Map.entry("VALIDATION_ERROR", "A field of the body is missing or does not fit."),
          Map.entry("REQUIRED", "The field is missing."),
          Map.entry("INVALID", "The field does not fit its type or format."),
          Map.entry("TOO_SHORT", "The field has fewer characters than its least number."),
          Map.entry("TOO_LONG", "The field has more characters than its greatest number."),
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
    return failure.because().equals(Failure.NAMED) && error != null
        ? text(error.text(), failure.words())
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
    if (error.conventional()) {
      return CONVENTIONAL.getOrDefault(error.name(), reasons.getFirst());
    }
    var filled = filled(error.text(), first.words());
    return HOLE.matcher(filled).find() ? reasons.getFirst() : Phrase.sentence(filled);
  }

  /// What an error means that no operation names by itself.
  static String meaning(ErrorCode error) {
    var known = error.conventional() ? CONVENTIONAL.get(error.name()) : null;
    return known == null ? ofField(error.text()) : known;
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
