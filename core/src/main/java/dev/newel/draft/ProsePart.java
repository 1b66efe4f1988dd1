package dev.newel.draft;

import dev.newel.foreign.brief.Item;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is said in sentences: errors, constraints, assumptions, questions, risks, and the slices
/// that get documents of their own.
final class ProsePart {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*");

  private ProsePart() {}

  static void write(Sources sources, Writing writing) {
    var losses = new Losses("errors");
    sources.items(Item.ErrorCode.class).forEach(one -> error(one, losses, writing));
    sources
        .items(Item.Constraint.class)
        .forEach(one -> writing.add(map("is", one.text()), one.evidence(), "constraints"));
    sources
        .items(Item.Assumption.class)
        .forEach(one -> writing.add(map("is", one.text()), one.evidence(), "assumptions"));
    sources.items(Item.Question.class).forEach(one -> question(one, writing));
    sources.items(Item.Risk.class).forEach(one -> risk(one, writing));
    losses.tell(writing);
  }

  private static void error(Item.ErrorCode one, Losses losses, Writing writing) {
    var code = String.join("_", Names.words(one.code())).toUpperCase(Locale.ROOT);
    if (!CODE.matcher(code).matches() || one.status() == null || one.says().isBlank()) {
      losses.add(
          "errors without a status or a meaning",
          "`%s`".formatted(one.code()),
          one.evidence().place());
      return;
    }
    var text = one.says().replace("{", "(").replace("}", ")");
    writing.say("%d %s".formatted(one.status(), text), one.evidence(), "errors", code);
  }

  private static void question(Item.Question one, Writing writing) {
    if (one.answer() != null && !one.answer().isBlank()) {
      var decided = one.ask().strip() + " " + one.answer().strip();
      writing.add(map("is", decided), one.evidence(), "constraints");
      return;
    }
    var due = one.due() == null ? null : day(one.due());
    var ask =
        due != null || one.due() == null ? one.ask() : "%s (by %s)".formatted(one.ask(), one.due());
    var item = map("ask", ask);
    if (one.owner() != null && !one.owner().isBlank()) {
      item.put("owner", one.owner());
    }
    if (due != null) {
      item.put("by", due);
    }
    writing.add(item, one.evidence(), "questions");
  }

  private static @Nullable String day(String due) {
    var match = DAY.matcher(due);
    try {
      return match.find() ? LocalDate.parse(match.group()).toString() : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static void risk(Item.Risk one, Writing writing) {
    var item = map("risk", one.text());
    level("likelihood", one.likelihood(), item);
    level("impact", one.impact(), item);
    if (one.mitigation() != null && !one.mitigation().isBlank()) {
      item.put("so", one.mitigation());
    }
    writing.add(item, one.evidence(), "risks");
  }

  private static void level(String keyword, @Nullable String level, Map<String, Object> item) {
    var word = level == null ? "" : level.strip().toLowerCase(Locale.ROOT);
    if (List.of("low", "medium", "high").contains(word)) {
      item.put(keyword, word);
    }
  }

  private static LinkedHashMap<String, Object> map(String keyword, String value) {
    var map = new LinkedHashMap<String, Object>();
    map.put(keyword, value);
    return map;
  }
}
