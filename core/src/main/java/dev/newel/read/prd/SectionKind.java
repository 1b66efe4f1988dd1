package dev.newel.read.prd;

import dev.newel.design.trace.Requirement.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The kind that the title of a section, or a cell of a column `Type`, says.
final class SectionKind {
  private static final Map<Pattern, Kind> KINDS = kinds();

  private SectionKind() {}

  static @Nullable Kind of(String title) {
    for (var entry : KINDS.entrySet()) {
      if (entry.getKey().matcher(title).find()) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static Map<Pattern, Kind> kinds() {
    var kinds = new LinkedHashMap<Pattern, Kind>();
    put(
        kinds,
        "non.?functional|quality (?:attributes?|requirements?)|performance|security|availability|reliability"
            + "|scalability|usability|accessibility|maintainability|observability|compliance",
        Kind.NON_FUNCTIONAL);
    put(kinds, "constraints?|business rules?", Kind.CONSTRAINT);
    put(kinds, "stakeholder", Kind.STAKEHOLDER);
    put(kinds, "acceptance", Kind.ACCEPTANCE);
    put(kinds, "success criteria|success metrics?|metrics|kpis?|goals?|objectives?", Kind.GOAL);
    put(kinds, "functional|features?\\b|capabilities", Kind.FUNCTIONAL);
    put(kinds, "user stor|stories", Kind.STORY);
    put(kinds, "interfaces?\\b", Kind.INTERFACE);
    put(kinds, "data (?:requirements?|entities|model|retention)", Kind.DATA);
    put(kinds, "verification|testing", Kind.VERIFICATION);
    put(kinds, "deployment", Kind.DEPLOYMENT);
    return Collections.unmodifiableMap(kinds);
  }

  private static void put(Map<Pattern, Kind> kinds, String words, Kind kind) {
    kinds.put(Pattern.compile("(?i)\\b(?:" + words + ")"), kind);
  }
}
