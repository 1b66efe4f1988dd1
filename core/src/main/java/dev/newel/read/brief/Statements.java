package dev.newel.read.brief;

import dev.newel.design.trace.Requirement;
import dev.newel.design.trace.Requirement.Kind;
import dev.newel.design.trace.Requirement.State;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Stated;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Text;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds requirements that carry no id, and gives each one made of its words.
///
/// They stand in sections whose titles say that they state requirements: as items of a list, rows
/// of a table with a column of requirements, scenarios (`Given ... When ... Then`), stories (`As
/// a ...`), and, in a document without any of these, as sentences with `must` or `shall`.
final class Statements {
  private static final Pattern STORY =
      Pattern.compile("(?is)^\\W*as an? .{2,80}?,?\\s+(?:I|we)\\b.*");
  private static final Pattern GIVEN = Pattern.compile("(?is)^\\W*(?:given|when)\\b.*");
  private static final Pattern MODAL = Pattern.compile("(?is).*\\b(?:must|shall|should|will)\\b.*");
  /// They stand among scenarios and state what must be; those that only ask do not.
  private static final Pattern EDGE_CASES = Pattern.compile("(?i)\\W*edge cases\\W*");
  private static final Pattern BRACKET_LEVEL =
      Pattern.compile(
          "(?i)[(\\[]\\s*(required|recommended|optional|must(?: have)?|should(?: have)?|could(?: have)?|p[0-4]|high|medium|low)\\s*[)\\]]\\s*[.]?\\s*$");
  private static final String COLUMN =
      "(?:(?:non-?)?functional )?requirements?|user stor(?:y|ies)|stor(?:y|ies)|statements?|requirement descriptions?|acceptance criteri(?:a|on)";
  private static final int ID_WORDS = 6;
  private static final int LONGEST_TITLE = 120;

  private final List<Passage> passages;
  private final Owners owners;
  private final boolean numbered;
  private final List<Stated> found = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /// @param numbered whether the document gives other requirements an id
  private Statements(List<Passage> passages, Owners owners, boolean numbered) {
    this.passages = passages;
    this.owners = owners;
    this.numbered = numbered;
  }

  static List<Stated> of(List<Passage> passages, Owners owners, boolean numbered) {
    var statements = new Statements(passages, owners, numbered);
    statements.read();
    return statements.found;
  }

  private void read() {
    headings();
    for (var passage : passages) {
      var kind = kind(passage.scene());
      if (kind != null
          && (!numbered || kind == Kind.ACCEPTANCE || states(passage.scene()))
          && owners.at(passage.block().span().line()) == null) {
        block(passage, kind);
      }
    }
    if (found.isEmpty() && !numbered) {
      for (var passage : passages) {
        var kind = kind(passage.scene());
        if (kind != null
            && passage.block() instanceof Block.Paragraph paragraph
            && owners.at(paragraph.span().line()) == null) {
          sentences(paragraph, passage.scene(), kind);
        }
      }
    }
  }

  /// Where others carry an id, what stands directly below a title of requirements may still have
  /// none.
  private static boolean states(Scene scene) {
    var topic = Topic.of(scene.heading());
    return topic != null && Topic.REQUIRING.contains(topic);
  }

  /// Titles that end with a level, `5.1 Audit (REQUIRED)`, head a requirement each, which the prose
  /// below them states.
  private void headings() {
    for (var index = 0; index < passages.size(); index++) {
      if (passages.get(index).block() instanceof Block.Heading heading
          && BRACKET_LEVEL.matcher(heading.text().flat()).find()) {
        var scene = passages.get(index).scene();
        var kind = kind(scene);
        var end = index;
        while (end + 1 < passages.size()
            && passages.get(end + 1).block() instanceof Block.Paragraph) {
          end++;
        }
        var prose =
            end + 1 == passages.size() || passages.get(end + 1).block() instanceof Block.Heading;
        if (kind != null && end > index && prose) {
          var span = heading.span().to(passages.get(end).block().span());
          add(
              heading.text(),
              span,
              Topic.bare(heading.text().flat()) + " " + level(heading.text().flat()),
              List.of(),
              scene,
              kind);
        }
      }
    }
  }

  private static String level(String words) {
    var level = BRACKET_LEVEL.matcher(words);
    return level.find() ? "(" + level.group(1) + ")" : "";
  }

  /// What the section states, null where it states no requirements.
  private static @Nullable Kind kind(Scene scene) {
    if ((scene.beside() && !EDGE_CASES.matcher(scene.heading()).matches())
        || scene.is(Topic.QUESTIONS)
        || scene.is(Topic.ASSUMPTIONS)
        || scene.is(Topic.GLOSSARY)
        || scene.within(Topic.QUESTIONS)) {
      return null;
    }
    if (scene.is(Topic.ENTITIES) && !scene.within(Topic.ACCEPTANCE)) {
      return null;
    }
    Kind kind = null;
    for (var topic : scene.topics()) {
      kind =
          switch (topic) {
            case NON_FUNCTIONAL -> aimed(scene) ? Kind.UNKNOWN : Kind.NON_FUNCTIONAL;
            case FUNCTIONAL -> aimed(scene) ? Kind.UNKNOWN : Kind.FUNCTIONAL;
            case INTERFACE_REQUIREMENTS -> Kind.INTERFACE;
            case DATA_REQUIREMENTS -> Kind.DATA;
            case STORIES -> Kind.STORY;
            case ACCEPTANCE -> Kind.ACCEPTANCE;
            case REQUIREMENTS -> generic(scene);
            case GOALS, STEPS, STACK, CONSTRAINTS, FILES, SETTINGS -> {
              if (topic == scene.topic()) {
                yield Kind.UNKNOWN;
              }
              yield null;
            }
            default -> null;
          };
      if (kind != null) {
        break;
      }
    }
    return kind == Kind.UNKNOWN ? null : kind;
  }

  /// Below `Benefits` or `Success metrics` a title like `Quality` groups aims.
  private static boolean aimed(Scene scene) {
    return scene.within(Topic.GOALS) && !Topic.lower(scene.trail()).contains("requirement");
  }

  /// The kind in a section `Requirements`: what the titles below it say.
  private static Kind generic(Scene scene) {
    var words = Topic.lower(scene.label() + " " + scene.heading());
    return words.matches(
                ".*\\b(?:performance|security|reliability|availability|scalability|usability|accessibility|maintainability|compliance|observability|quality|compatibility)\\b.*")
            || Topic.lower(scene.trail()).contains("cross-cutting")
        ? Kind.NON_FUNCTIONAL
        : Kind.FUNCTIONAL;
  }

  private void block(Passage passage, Kind kind) {
    var scene = passage.scene();
    switch (passage.block()) {
      case Block.Items list -> list(list, scene, kind);
      case Block.Table table -> table(new Columns(table), scene, kind);
      case Block.Paragraph paragraph when isScenario(paragraph.text(), kind) ->
          add(paragraph.text(), paragraph.span(), paragraph.text().flat(), List.of(), scene, kind);
      default -> {}
    }
  }

  private static boolean isScenario(Text text, Kind kind) {
    var words = text.plain();
    return words.length() < Sentence.LONGEST
        && ((kind == Kind.ACCEPTANCE
                && GIVEN.matcher(words).matches()
                && words.matches("(?is).*\\bthen\\b.*"))
            || (kind == Kind.STORY && STORY.matcher(words).matches()));
  }

  private void list(Block.Items list, Scene scene, Kind kind) {
    for (var item : list.items()) {
      var lead = item.lead();
      var flat = lead.flat();
      if (flat.isEmpty()
          || Template.is(flat)
          || (kind == Kind.STORY && !STORY.matcher(flat).matches())
          || (scene.beside() && !MODAL.matcher(flat).matches())
          || owners.at(item.span().line()) != null) {
        continue;
      }
      var entry = new Entry(lead, item.span(), item.ticked(), item.rest());
      var below = new ArrayList<String>();
      for (var block : item.rest()) {
        Entry.of(block).forEach(each -> below.add(each.whole()));
      }
      add(lead, item.span(), entry.flat(), below, scene, kind);
    }
  }

  private void table(Columns columns, Scene scene, Kind kind) {
    var column = columns.find(COLUMN);
    var category = columns.find("categor(?:y|ies)|type|area|attribute|quality attribute");
    if (column < 0 || (kind == Kind.STORY && columns.has("points|sprint"))) {
      return;
    }
    columns.rows(
        row -> {
          var cell = row.cell(column);
          if (cell != null && !row.said(column).isEmpty() && owners.at(row.span().line()) == null) {
            var words = (category < 0 ? "" : row.said(category) + ": ") + row.get(column);
            add(cell.text(), row.span(), words, List.of(), scene, kind);
          }
        });
  }

  private void sentences(Block.Paragraph paragraph, Scene scene, Kind kind) {
    if (paragraph.text().flat().endsWith(":")) {
      return;
    }
    for (var unit : Lines.units(paragraph.text())) {
      var line = new Line(scene, unit, unit.span(0, unit.length(), paragraph.span()), "", "");
      for (var sentence : Sentence.of(line)) {
        if (MODAL.matcher(sentence.words()).matches() && !Template.is(sentence.words().strip())) {
          var span = sentence.span(0, sentence.words().length());
          add(
              unit.part(sentence.from(), sentence.from() + sentence.words().length()),
              span,
              sentence.words().strip(),
              List.of(),
              scene,
              kind);
        }
      }
    }
  }

  private void add(Text text, Span span, String words, List<String> below, Scene scene, Kind kind) {
    var label = Labelled.of(text);
    var level = BRACKET_LEVEL.matcher(words);
    var priority = level.find() ? level.group(1) : null;
    var bare = (priority == null ? words : words.substring(0, level.start())).strip();
    var title = label == null ? first(bare) : label.name();
    var id = id(title);
    var place = text.span(0, text.length(), span);
    var requirement =
        new Requirement(
            id,
            title,
            bare,
            kind,
            text.struck() ? State.REMOVED : State.ACTIVE,
            priority,
            below,
            scene.path().stream().map(heading -> heading.text().flat()).toList(),
            List.of());
    var stated = new Stated(requirement, true, Evidence.explicit(place, words));
    found.add(stated);
    owners.add(stated, span.endLine());
  }

  private static String first(String words) {
    var end = words.indexOf(". ");
    var first = end > 0 ? words.substring(0, end) : words;
    return first.length() <= LONGEST_TITLE
        ? first
        : first.substring(
            0,
            first.lastIndexOf(' ', LONGEST_TITLE) > 0
                ? first.lastIndexOf(' ', LONGEST_TITLE)
                : LONGEST_TITLE);
  }

  /// The first words of the title, with `-` between them, and a number where they are taken.
  private String id(String title) {
    var words =
        title
            .toLowerCase(Locale.ROOT)
            .replaceAll(
                "\\b(?:the|a|an|system|must|shall|should|will|be|to|of|and|or|application|users?|can|as|i|want)\\b",
                " ")
            .split("[^\\p{L}\\p{N}]+");
    var id = new StringBuilder();
    var count = 0;
    for (var word : words) {
      if (!word.isEmpty() && count < ID_WORDS) {
        id.append(id.isEmpty() ? "" : "-").append(word);
        count++;
      }
    }
    var base = id.isEmpty() ? "requirement" : id.toString();
    var result = base;
    for (var number = 2; !ids.add(result); number = number + 1) {
      result = base + "-" + number;
    }
    return result;
  }
}
