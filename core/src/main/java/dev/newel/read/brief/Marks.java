package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Attribute.Presence;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the words beside a type say of a field: key, unique, required, refers to.
final class Marks {
  static final Pattern KEY = Pattern.compile("\\bPK\\b|(?i:\\bprimary key\\b)|^(?i:key)$");
  static final Pattern UNIQUE = Pattern.compile("\\bUK\\b|(?i:\\bunique\\b)(?! per)");
  private static final Pattern REQUIRED =
      Pattern.compile("(?i)\\b(?:not null|required|mandatory|non-?null(?:able)?)\\b");
  private static final Pattern OPTIONAL =
      Pattern.compile("(?i)(?<!not )\\b(?:null|nullable|optional)\\b|\\bnot required\\b");
  private static final Pattern REFERS =
      Pattern.compile(
          "(?:(?i:foreign key|\\bFK\\b|references|refers to|reference to))\\s*(?:(?i:references|to|in|on))?\\s*(?:→|->|=>|:|\\()?\\s*(?:(?i:to|the)\\s+)?[`\"]?([A-Za-z_][\\w]*)[`\"]?(?:\\s*(?:\\.|\\()\\s*[`\"]?(\\w+)[`\"]?\\)?)?"
              + "|(?:→|->)\\s*[`\"]?([A-Za-z_]\\w*)[`\"]?(?:\\s*(?:\\.|\\()\\s*(\\w+)\\)?)?");
  private static final Pattern DEFAULT =
      Pattern.compile(
          "(?i)\\bdefaults?(?:\\s*(?:to|:|=|is|value))?\\s*(?:=\\s*)?('[^']{0,60}'|\"[^\"]{0,60}\"|`[^`]{0,60}`|-?\\d+(?:\\.\\d+)?|[A-Za-z_][\\w]*(?:\\(\\w*\\))?)");

  /// What says that a value is made, and not which.
  private static final Pattern MADE =
      Pattern.compile("(?i)auto.*|generated|serial|required|computed|calculated|n/?a|-|—");

  private Marks() {}

  /// A field out of what is written about it.
  ///
  /// @param presence what a column of its own says; [Presence#UNSAID] where there is none
  static Attribute attribute(
      String name,
      Types.Written written,
      Presence presence,
      @Nullable String initial,
      Evidence evidence) {
    var all = written.all();
    var known = presence == Presence.UNSAID ? presence(all) : presence;
    var references = references(all, written.says());
    var said = initial == null ? initial(all) : initial;
    var start = said == null || MADE.matcher(said).matches() ? null : said;
    var field = Types.field(written, known, references == null ? null : entity(references), start);
    var shown =
        written.constraints().isBlank()
            ? written.type().strip()
            : (written.type().strip() + " " + written.constraints().strip()).strip();
    return new Attribute(
        name, shown, field, known, references, start, written.says().strip(), evidence);
  }

  static Presence presence(String words) {
    if (OPTIONAL.matcher(words).find() && !words.matches("(?i).*\\bnot null\\b.*")) {
      return Presence.OPTIONAL;
    }
    if (REQUIRED.matcher(words).find() || KEY.matcher(words).find()) {
      return Presence.REQUIRED;
    }
    return Presence.UNSAID;
  }

  /// What a column `Required` says.
  static Presence required(String cell) {
    return yes(cell, Presence.REQUIRED, Presence.OPTIONAL);
  }

  /// What a column `Nullable` says.
  static Presence nullable(String cell) {
    return yes(cell, Presence.OPTIONAL, Presence.REQUIRED);
  }

  private static Presence yes(String cell, Presence yes, Presence no) {
    var words = cell.strip().toLowerCase(Locale.ROOT);
    if (words.matches("(?:yes|y|true|x|✓|✔|✅|required|mandatory|must|not null)\\b?.*")) {
      return words.startsWith("not null") ? Presence.REQUIRED : yes;
    }
    return words.matches("(?:no|n|false|✗|❌|optional|-|–|—)\\b?.*") ? no : Presence.UNSAID;
  }

  private static @Nullable String references(String all, String says) {
    for (var words : new String[] {all, says}) {
      var match = REFERS.matcher(words);
      while (match.find()) {
        var table = match.group(1) == null ? match.group(3) : match.group(1);
        var column = match.group(1) == null ? match.group(4) : match.group(2);
        // An arrow within a description leads from one state to another: `status → done`.
        var within =
            match.group(1) == null && column == null && words.equals(says) && match.start() > 0;
        if (!within
            && !table.matches(
                "(?i)not|null|key|the|a|an|on|unique|index|required|optional|constraint\\w*|cascade|to|reference")) {
          return column == null ? table : table + "(" + column + ")";
        }
      }
    }
    return null;
  }

  private static @Nullable String initial(String all) {
    var match = DEFAULT.matcher(all);
    return match.find() && !match.group(1).matches("(?i)null|not|check|unique|value")
        ? match.group(1)
        : null;
  }

  /// How our language calls the rows of a table: `order_lines(id)` holds `OrderLine`.
  static String entity(String references) {
    var table = references.replaceAll("\\(.*", "");
    var name = new StringBuilder();
    for (var word : table.split("[_\\s-]+")) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return singular(name.toString());
  }

  static String singular(String word) {
    if (word.matches(".*(?:ss|us|is)") || word.length() < 4) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.matches(".*(?:ches|shes|xes|sses|zes)")) {
      return word.substring(0, word.length() - 2);
    }
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
