package dev.newel.read.brief;

import dev.newel.read.markdown.Text;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of an entity out of the titles above its fields.
final class EntityName {
  private static final Pattern ROLE =
      Pattern.compile(
          "(?i)(?:^|\\s+)(?:database |db |sql |core |main |new |the )?(?:table|entity|entities|model|dto|schema|object|fields?|attributes?|columns?|propert(?:y|ies)|structure|record|collection|definition|type|details|specification|resource|aggregate|value object|payload|data object)(?:\\s+(?:fields|definition|schema|structure|columns|attributes|details))?(?=$|\\s*[:(–—-])");
  private static final Pattern LEAD =
      Pattern.compile(
          "(?i)^(?:table|entity|model|dto|schema|object|resource|collection|value object|aggregate)(?:\\s+\\d{1,2})?\\s*[:–—-]?\\s+");
  private static final Pattern QUOTED = Pattern.compile("`([\\p{L}_][\\w. -]{0,60})`");
  private static final Pattern NO_ENTITY =
      Pattern.compile(
          "(?i)(?:.* )?(?:request|response|parameters?|query|path|body|headers?|claims|configuration|config|settings|environment.*|arguments?|options|flags|input|output|success|errors?|mapping|summary|overview|parameters? table|command|cli|props|state|indexes|indices|relationships|legend|patterns?)(?: .*)?");
  private static final Pattern IN_SENTENCE =
      Pattern.compile(
          "(?i)\\b(?:an?|the|each|every)\\s+([\\p{L}_]\\w*)\\s+(?:table|entity|model|record|object)\\b");
  private static final Pattern GENERIC =
      Pattern.compile(
          "(?i)(?:(?:columns?|fields?|attributes?|table|schema|propert(?:y|ies)) ?)?(?:specifications?|definitions?|details?|structure|list|descriptions?|reference)?");
  private static final int MOST_WORDS = 5;

  private EntityName() {}

  /// The name in the words before the fields: `creates an `users` table with columns:`.
  static String inLead(Text lead) {
    var words = lead.flat();
    for (var run : lead.runs()) {
      if (run.code() && run.text().matches("[\\p{L}_][\\w. -]{0,60}")) {
        return run.text().strip();
      }
    }
    var named = IN_SENTENCE.matcher(words);
    return named.find() ? named.group(1) : words.replaceAll("[:：]\\s*$", "");
  }

  /// Of the titles given, the nearest first, the first that can name one; null where none can.
  static @Nullable String of(List<String> titles) {
    for (var title : titles) {
      if (title.isEmpty()) {
        continue;
      }
      var quoted = QUOTED.matcher(title);
      if (quoted.find()) {
        return quoted.group(1).strip();
      }
      var bare = Labelled.bare(Topic.bare(Scope.withoutId(title)));
      if (bare.isEmpty() || GENERIC.matcher(bare).matches()) {
        continue;
      }
      if (NO_ENTITY.matcher(bare).matches()
          && !bare.matches("(?i)[A-Z]\\w*(?:Request|Response|Settings|Config\\w*)")) {
        return null;
      }
      var name = LEAD.matcher(bare).replaceFirst("");
      name = ROLE.matcher(name).replaceAll("").strip();
      name = name.replaceAll("\\s*[(\\[:].*$", "").replaceAll("^[\\s–—:-]+|[\\s–—:-]+$", "");
      if (!name.isEmpty()
          && name.split("\\s+").length <= MOST_WORDS
          && Character.isLetter(name.charAt(0))) {
        return name;
      }
    }
    return null;
  }
}
