package dev.newel.read.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A sentence that says what a thing has: `Each entry includes: user, time and address`.
///
/// @param general whether it speaks of every such thing (`each`, `an`) or of what it must have: the
///     thing is a kind
record Possession(String owner, List<String> things, boolean general) {
  private static final Pattern FORM =
      Pattern.compile(
          "^\\W*(?:(Each|Every|An?)\\s+|The\\s+|All\\s+)?([\\p{L}][\\p{L} _-]{1,40}?)s?\\s+(?:(must|shall|should|will)\\s+)?(?:has|have|contains?|includes?|consists? of|comprises?|stores?|records?|carr(?:y|ies))(?: the following| at least| a| an| its| fields| attributes)*:?\\s+(.+)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WITH =
      Pattern.compile(
          "(?i)\\b(?:with|has|have|contains?|containing|includ(?:es|ing)|consist(?:s|ing) of|comprising|attributes:|fields:|stores?|storing|holds?|holding)\\s+(?:the following |a |an |its |their |at least )?(.+)$");
  private static final int FEW = 3;
  private static final int MOST = 40;
  private static final int MOST_WORDS = 4;

  /// What a sentence says that a thing has; null where it says no such thing, or fewer than three.
  static @Nullable Possession of(String sentence) {
    var match = FORM.matcher(sentence.strip());
    if (!match.matches()) {
      return null;
    }
    var things = names(match.group(4));
    var owner = match.group(2).strip();
    return things.size() < FEW
            || owner.matches(
                "(?i)(?:the )?(?:system|application|platform|app|service|api|ui|page|user|response|documentation|document|project|team|dashboard|screen|form|code|report|interface|messages?|errors?|e-?mails?|notifications?|requests?|lists?|tests?|commands?|output|files?).*")
        ? null
        : new Possession(owner, things, match.group(1) != null || match.group(3) != null);
  }

  /// What stands after `with`, `including` and the like in a description, none where it is no list.
  static List<String> after(String says) {
    var match = WITH.matcher(says.replaceAll("\\([^()]*\\)", ""));
    if (!match.find()) {
      return List.of();
    }
    var end = match.group(1).split("(?<=[.;])\\s", 2)[0];
    var names = names(end);
    return names.size() < 2 ? List.of() : names;
  }

  /// The names in a list of them, none where what stands there is prose.
  static List<String> names(String words) {
    var names = new ArrayList<String>();
    var plain =
        words.replaceAll("\\([^()]*\\)", "").replaceAll("[.;]\\s*$", "").replaceAll("[`*]", "");
    for (var part : plain.split("\\s*[,;]\\s*(?:and |or )?|\\s+and\\s+|\\s*&\\s*")) {
      var name =
          part.strip()
              .replaceAll("(?i)^(?:an?|the|its|their|optional|optionally)\\s+", "")
              .replaceAll("\\s+", " ");
      if (name.isEmpty()) {
        continue;
      }
      if (name.split("\\s+").length > MOST_WORDS
          || !name.matches("[\\p{L}_][\\p{L}\\p{N}_ /'’-]*")
          || names.size() >= MOST) {
        return List.of();
      }
      names.add(name);
    }
    return names;
  }
}
