package dev.newel.read.brief;

import java.util.regex.Pattern;

/// What a target is measured at, in the document's words: what stands around the number in its
/// clause, and the name of the row, item or part it stands in.
final class Scope {
  private static final Pattern FILLER =
      Pattern.compile(
          "(?i)\\b(?:must|shall|should|will|needs? to|has to|have to)\\b\\s*|^\\W*(?:the |our )?(?:system|application|platform|it|service)\\s+(?=must|shall|should|will|needs?|has)|^\\W*(?:\\d[\\d.]*\\s?%|p\\d\\d)\\s+of\\s+");
  private static final Pattern TAIL =
      Pattern.compile(
          "(?i)(?:[<>≤≥=~:(\\s]|(?<![\\p{L}])(?:within|in|under|below|above|over|at least|at most|up to|less than|more than|than|of|is|be|not exceed|exceed|a|an|the|after|for|maximum|minimum|max|min))+$");
  private static final Pattern EDGE = Pattern.compile("^[^\\p{L}\\p{N}`/]+|[^\\p{L}\\p{N}`)%+]+$");
  private static final Pattern ID =
      Pattern.compile("(?i)[A-Z]{1,6}(?:[-_.]?[A-Z0-9]+)*[-_. ]?\\d+|Q|A|#?\\d+|US \\d+");
  private static final Pattern NUMBERED =
      Pattern.compile("^[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)*[-_.]?\\d+\\s*[:–—-]\\s+");
  private static final int SHORT = 3;
  private static final int FEW_WORDS = 2;
  private static final int LONGEST = 160;

  private Scope() {}

  /// Whether a name is the id of something and says nothing itself.
  static boolean isId(String name) {
    return ID.matcher(name.strip()).matches();
  }

  /// A title without the id before it: `REQ-DATA-001: Berth` is about a berth.
  static String withoutId(String title) {
    return NUMBERED.matcher(title.strip()).replaceFirst("");
  }

  static String of(Sentence sentence, Quantity quantity) {
    var words = sentence.words();
    var line = sentence.line();
    var label = Labelled.of(line.text());
    var begin = 0;
    var scope = new StringBuilder();
    add(scope, isId(line.leads()) ? "" : line.leads());
    if (label != null && label.rest() <= sentence.from() + quantity.start()) {
      add(scope, isId(label.name()) ? "" : label.name());
      begin = Math.max(0, label.rest() - sentence.from());
    }
    var start = clauseStart(words, begin, quantity.start());
    var before = words.substring(start, quantity.start());
    var after = words.substring(quantity.end(), clauseEnd(words, quantity.end()));
    before = FILLER.matcher(TAIL.matcher(before).replaceFirst("")).replaceAll("");
    add(scope, before);
    add(scope, quantity.per().isEmpty() ? "" : quantity.unit());
    add(scope, after);
    if (count(scope) < FEW_WORDS && start > begin) {
      add(scope, FILLER.matcher(words.substring(begin, start)).replaceAll(""));
    }
    if (scope.length() < SHORT) {
      add(scope, line.scene().name());
    }
    return scope.length() > LONGEST ? scope.substring(0, LONGEST) : scope.toString();
  }

  private static int count(StringBuilder scope) {
    return scope.isEmpty() ? 0 : scope.toString().split("\\s+").length;
  }

  /// A number in brackets belongs to the words before them.
  private static int clauseStart(String words, int from, int number) {
    var closed = 0;
    for (var at = number - 1; at >= from; at--) {
      var sign = words.charAt(at);
      closed += sign == ')' ? 1 : 0;
      if (closed > 0) {
        closed -= sign == '(' ? 1 : 0;
      } else if ((sign == ',' && !isInNumber(words, at))
          || sign == ';'
          || sign == '→'
          || (sign == '(' && words.substring(at + 1, number).strip().contains(" "))) {
        return at + 1;
      }
    }
    return from;
  }

  private static boolean isInNumber(String words, int at) {
    return at > 0
        && at + 1 < words.length()
        && Character.isDigit(words.charAt(at - 1))
        && Character.isDigit(words.charAt(at + 1));
  }

  private static int clauseEnd(String words, int from) {
    for (var at = from; at < words.length(); at++) {
      var sign = words.charAt(at);
      if ((sign == ',' && !isInNumber(words, at)) || ";)<≤".indexOf(sign) >= 0) {
        return at;
      }
    }
    return words.length();
  }

  private static void add(StringBuilder scope, String words) {
    var bare = EDGE.matcher(words.strip()).replaceAll("").replaceAll("\\s+", " ").strip();
    if (!bare.isEmpty() && scope.indexOf(bare) < 0) {
      scope.append(scope.isEmpty() ? "" : " ").append(bare);
    }
  }
}
