package dev.newel.read.adr;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id of a decision, out of the name of its file or a reference to it.
///
/// @param id `ADR-` and the number as written, or the name where it begins with none
record DecisionId(String id, @Nullable Integer number) {
  // Eight digits are a date, as log4brains names its files, and no number.
  private static final Pattern NUMBER =
      Pattern.compile("(?i)\\[?(?:adr[-_ ]?|decision[-_ ]?)?#?(\\d{1,6})(?!\\d).*");

  /// The id in a path, a link's target, a link's words or an id as a design writes it.
  static DecisionId of(String reference) {
    var name = reference.strip().replaceFirst("[#?].*$", "");
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceFirst("(?i)\\.(?:md|markdown)$", "");
    var number = NUMBER.matcher(name);
    return number.matches()
        ? new DecisionId("ADR-" + number.group(1), Integer.valueOf(number.group(1)))
        : new DecisionId(name, null);
  }
}
