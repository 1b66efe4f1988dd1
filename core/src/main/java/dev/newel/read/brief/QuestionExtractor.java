package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds questions: of sections that collect them, and of the mark `[NEEDS CLARIFICATION: ...]`.
final class QuestionExtractor implements Extractor {
  private static final Pattern MARK =
      Pattern.compile("\\[NEEDS CLARIFICATION(?::\\s*([^\\]]*))?\\]", Pattern.CASE_INSENSITIVE);
  private static final Pattern ASKED =
      Pattern.compile("(?is)^\\s*(?:\\*\\*)?Q(?:uestion)?\\s*\\d*\\s*[:.)]\\s*(.*)$");
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?is)^(.*?[?.]?)\\s*(?:→|->|=>|[–—]{1,2}|\\n|\\s-\\s)?\\s*(?:\\*\\*)?\\b(?:A|Answer(?:ed)?|Decision|Decided|Resolved|Resolution|Recommendation|Outcome)(?:\\*\\*)?\\s*[:–—]\\s*(.+)$");
  private static final Pattern OWNER =
      Pattern.compile(
          "(?i)\\b(?:owner|assigned to|responsible|who|asked of)\\s*[:=]\\s*([^,;.()|\\]]{2,60})");
  private static final Pattern DUE =
      Pattern.compile(
          "(?i)\\b(?:due|deadline|needed by|target date|by(?= (?:\\d{4}|Q\\d|end|\\p{Lu}\\p{L}+ \\d)))\\s*[:=]?\\s*([^,;.()|\\]]{2,40})");

  @Override
  public void read(Passage passage, Harvest harvest) {
    marks(passage, harvest);
    if (!passage.scene().is(Topic.QUESTIONS)
        && passage.scene().topics().stream().noneMatch(topic -> topic == Topic.QUESTIONS)) {
      return;
    }
    if (passage.block() instanceof Block.Table table) {
      table(new Columns(table), harvest);
      return;
    }
    for (var entry : Entry.of(passage.block())) {
      if (isQuestion(entry, passage)) {
        entry(entry, passage.scene(), harvest);
      }
    }
  }

  private static boolean isQuestion(Entry entry, Passage passage) {
    var words = entry.flat();
    return passage.block() instanceof Block.Items
        || words.contains("?")
        || ASKED.matcher(words).matches();
  }

  private static void entry(Entry entry, Scene scene, Harvest harvest) {
    var words = entry.whole();
    var asked = ASKED.matcher(words);
    var rest = asked.matches() ? asked.group(1) : words;
    var answered = ANSWER.matcher(rest);
    var ask = answered.matches() ? answered.group(1).strip() : rest;
    var resolved = scene.name().matches("(?i).*\\b(?:resolved|answered|closed|decided)\\b.*");
    String answer = answered.matches() ? answered.group(2).strip() : null;
    if (answer == null && (resolved || Boolean.TRUE.equals(entry.ticked()))) {
      var mark = rest.indexOf('?');
      answer =
          mark >= 0 && mark + 1 < rest.length()
              ? rest.substring(mark + 1).replaceAll("^[\\s:–—→-]+", "").strip()
              : null;
      ask = answer == null || answer.isEmpty() ? rest : rest.substring(0, mark + 1);
      answer = answer == null || answer.isEmpty() ? null : answer;
    }
    harvest.add(
        new Item.Question(
            ask.replaceAll("[\\s;→–—-]+$", ""),
            group(OWNER, words),
            group(DUE, words),
            answer,
            entry.explicit()));
  }

  private static @Nullable String group(Pattern pattern, String words) {
    var match = pattern.matcher(words);
    return match.find() ? match.group(1).strip() : null;
  }

  private static void table(Columns columns, Harvest harvest) {
    var ask = columns.find("(?:open )?(?:questions?|issues?|topic|decision needed|item)");
    if (ask < 0) {
      return;
    }
    var answer = columns.find("answers?|resolutions?|decisions?|outcome|resolved|recommendation");
    columns.rows(
        row -> {
          if (!row.said(ask).isEmpty()) {
            harvest.add(
                new Item.Question(
                    row.get(ask),
                    row.orNull(
                        columns.find(
                            "owner|assigned(?: to)?|responsible|who|asked of|stakeholder")),
                    row.orNull(
                        columns.find(
                            "due(?: date)?|deadline|when|by|target(?: date)?|date|needed by")),
                    row.orNull(answer),
                    row.explicit()));
          }
        });
  }

  private static void marks(Passage passage, Harvest harvest) {
    for (var line : Lines.of(passage)) {
      var plain = line.text().plain();
      if (!plain.contains("CLARIFICATION") || plain.length() > Sentence.LONGEST_LINE) {
        continue;
      }
      Matcher mark = MARK.matcher(plain);
      while (mark.find()) {
        var ask = mark.group(1) == null ? plain.strip() : mark.group(1).strip();
        harvest.add(
            new Item.Question(
                ask,
                null,
                null,
                null,
                Evidence.explicit(line.text().span(mark.start(), mark.end(), line.span()), plain)));
      }
    }
  }
}
