package dev.newel.read.brief;

import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import java.util.regex.Pattern;

/// Finds what is left out, taken for granted, prescribed, feared and aimed at: the statements of
/// sections that say so in their titles, and tables with such columns.
final class ScopeExtractor implements Extractor {
  private static final Pattern LATER =
      Pattern.compile("(?i).*\\b(?:future|later|post-?mvp|deferred|next|phases?|v2)\\b.*");
  /// Lines at the end of a document that say something of the document.
  private static final Pattern ABOUT_DOCUMENT =
      Pattern.compile(
          "(?i)(?:document |prd |spec(?:ification)? )?(?:version|status|date|authors?|owners?|created|(?:last )?(?:updated?|modified|reviewed)|next review|(?:approved|prepared|written|reviewed) by|approval|reviewers?)(?: (?:date|on|by))?");
  private static final Pattern IMPACT =
      Pattern.compile("(?i).*\\bimpact\\b\\W*(high|medium|low|critical|severe)\\b.*");
  private static final Pattern LIKELIHOOD =
      Pattern.compile(
          "(?i).*\\b(?:likelihood|probability)\\b\\W*(high|medium|low|rare|likely|unlikely)\\b.*");
  private static final Pattern MITIGATION =
      Pattern.compile(
          "(?is).*\\bmitigat(?:ion|e[ds]?)\\b\\s*(?:strategy|plan)?\\s*[:–—-]?\\s*(.+)");

  @Override
  public void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    if (passage.block() instanceof Block.Table table) {
      table(new Columns(table), scene, harvest);
      return;
    }
    var topic = scene.topic();
    if (topic == null || !isStatement(passage)) {
      return;
    }
    for (var entry : Entry.of(passage.block())) {
      switch (topic) {
        case EXCLUSIONS -> {
          if (!ABOUT_DOCUMENT.matcher(entry.name()).matches()) {
            harvest.add(exclusion(entry, scene));
          }
        }
        case ASSUMPTIONS -> harvest.add(new Item.Assumption(entry.flat(), entry.explicit()));
        case CONSTRAINTS -> constraint(entry, harvest);
        case RISKS -> risk(entry, harvest);
        case GOALS -> goal(entry, harvest);
        default -> {}
      }
    }
  }

  /// Lists state; a paragraph states where it is no introduction to a list.
  private static boolean isStatement(Passage passage) {
    return passage.block() instanceof Block.Items
        || (passage.block() instanceof Block.Paragraph paragraph
            && !paragraph.text().flat().endsWith(":")
            && paragraph.text().strongLead() < paragraph.text().length()
            && !passage.scene().is(Topic.GOALS)
            && !passage.scene().is(Topic.CONSTRAINTS));
  }

  private static Item.Exclusion exclusion(Entry entry, Scene scene) {
    var label = entry.label();
    var title = scene.name();
    var reason = label == null ? "" : entry.rest();
    if (reason.isEmpty() && LATER.matcher(title).matches()) {
      reason = title;
    }
    return new Item.Exclusion(entry.name(), reason, entry.explicit());
  }

  private static void goal(Entry entry, Harvest harvest) {
    if (harvest.owner(entry.span()) == null) {
      harvest.add(new Item.Goal(entry.flat(), entry.explicit()));
    }
  }

  private static void constraint(Entry entry, Harvest harvest) {
    if (harvest.owner(entry.span()) == null) {
      harvest.add(new Item.Constraint(entry.flat(), entry.explicit()));
    }
  }

  private static void risk(Entry entry, Harvest harvest) {
    var words = entry.whole();
    var label = entry.label();
    if (label != null
        && label
            .name()
            .matches(
                "(?i)(?:risk )?(?:mitigations?|impact|likelihood|probability|contingency|severity)(?: .*)?")) {
      return;
    }
    harvest.add(
        new Item.Risk(
            entry.flat(),
            group(LIKELIHOOD, words),
            group(IMPACT, words),
            group(MITIGATION, words),
            entry.explicit()));
  }

  private static @org.jspecify.annotations.Nullable String group(Pattern pattern, String words) {
    var match = pattern.matcher(words);
    return match.matches() ? match.group(1).strip() : null;
  }

  private static void table(Columns columns, Scene scene, Harvest harvest) {
    var out =
        columns.find("(?:explicitly )?(?:out[- ]of[- ]scope|not in scope|excluded|exclusions?)");
    if (out >= 0) {
      columns.rows(
          row -> {
            var cell = row.cell(out);
            if (cell != null && !row.said(out).isEmpty()) {
              harvest.add(
                  new Item.Exclusion(
                      row.get(out),
                      "",
                      dev.newel.foreign.Evidence.explicit(cell.span(), row.get(out))));
            }
          });
      return;
    }
    var risk = columns.find("(?:key |technical )?(?:risks?|threats?)(?: description)?");
    var cure =
        columns.find(
            "(?:mitigations?|responses?|counter-?measures?)(?: strategy| plan| strategies)?");
    if (risk >= 0 && (cure >= 0 || columns.has("impact|likelihood|probability|severity"))) {
      columns.rows(
          row -> {
            if (!row.said(risk).isEmpty()) {
              harvest.add(
                  new Item.Risk(
                      row.get(risk),
                      row.orNull(columns.find("likelihood|probability")),
                      row.orNull(columns.find("impact|severity|consequence")),
                      row.orNull(cure),
                      row.explicit()));
            }
          });
    } else if (scene.is(Topic.EXCLUSIONS)
        || scene.is(Topic.ASSUMPTIONS)
        || scene.is(Topic.CONSTRAINTS)) {
      rows(columns, scene, harvest);
    }
  }

  private static void rows(Columns columns, Scene scene, Harvest harvest) {
    var id = columns.find("#|ids?|no\\.?|ref");
    var what = id == 0 ? 1 : 0;
    columns.rows(
        row -> {
          var words = row.said(what);
          if (words.isEmpty() || harvest.owner(row.span()) != null) {
            return;
          }
          switch (scene.topic()) {
            case EXCLUSIONS ->
                harvest.add(new Item.Exclusion(words, row.said(what + 1), row.explicit()));
            case ASSUMPTIONS -> harvest.add(new Item.Assumption(words, row.explicit()));
            case CONSTRAINTS ->
                harvest.add(
                    new Item.Constraint(
                        (words + " " + row.said(what + 1)).strip(), row.explicit()));
            case null, default -> {}
          }
        });
  }
}
