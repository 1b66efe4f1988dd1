package dev.newel.publish.document.sections.tracing;

import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Subject.CheckedBox;
import dev.newel.publish.document.Subject.State;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Checklists as computed: a box is ticked because a rule held, and the rule is named.
final class ChecklistSections {
  private static final Map<String, String> SCORECARD =
      Phrase.row("Checklist", "list", "Ticked", "ticked", "Open", "open", "Result", "result");

  /// What readers of a family look for in its checklist.
  private static final Map<String, String> LABELS =
      Map.of(
          "engineer-01", "API Design Documented",
          "engineer-02", "Database Schema",
          "engineer-03", "Service Boundaries",
          "engineer-04", "Data Flow",
          "engineer-05", "Performance Strategy",
          "engineer-06", "Security Measures",
          "engineer-07", "Error Handling",
          "engineer-08", "Monitoring",
          "engineer-09", "Integration Points",
          "engineer-10", "Deployment");
  /// The first box of each group of a checklist, to the group's name.
  private static final Map<String, String> GROUPS =
      Map.of(
          "workflow-01", "Completeness",
          "workflow-07", "NO CODE Constraint",
          "workflow-12", "Consistency",
          "workflow-16", "Clarity",
          "workflow-20", "Integration");

  static final List<Section> ALL =
      Stream.concat(
              Stream.of("workflow", "engineer", "accept", "quality", "guard", "principle")
                  .map(list -> Section.of("checklist-" + list, place -> boxes(list, place))),
              Stream.of(Section.of("scorecard", ChecklistSections::scorecard)))
          .toList();

  private ChecklistSections() {}

  static List<CheckedBox> of(String list, Place place) {
    return place.subject().boxes().stream().filter(box -> box.id().startsWith(list + "-")).toList();
  }

  private static List<Block> boxes(String list, Place place) {
    var boxes = of(list, place);
    if (boxes.isEmpty()) {
      return Unknown.notApplicable("no box of this checklist can be judged");
    }
    var blocks = new ArrayList<Block>();
    var group = "";
    var some = new ArrayList<Block.Box>();
    for (var box : boxes) {
      var here = GROUPS.getOrDefault(box.id(), group);
      if (!here.equals(group)) {
        add(group, some, blocks);
        group = here;
      }
      some.add(box(box));
    }
    add(group, some, blocks);
    return blocks;
  }

  private static void add(String group, List<Block.Box> boxes, List<Block> blocks) {
    if (!boxes.isEmpty()) {
      if (!group.isEmpty()) {
        blocks.add(new Block.Paragraph("**%s:**".formatted(group)));
      }
      blocks.add(new Block.Boxes(boxes));
      boxes.clear();
    }
  }

  private static Block.Box box(CheckedBox box) {
    var label = LABELS.get(box.id());
    var text = MarkdownText.prose(box.text());
    return new Block.Box(
        box.state() == State.TICKED,
        "%s (%s): %s"
            .formatted(
                label == null
                    ? text
                    : "**%s**: %s"
                        .formatted(
                            label,
                            text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)),
                box.id(),
                why(box)));
  }

  private static String why(CheckedBox box) {
    return switch (box.state()) {
      case TICKED ->
          String.join("; ", Stream.concat(rules(box), box.because().stream()).toList()) + ".";
      case UNTICKED -> "open, " + reasons(box) + ".";
      case UNDECIDED -> "not decided, for " + reasons(box) + ".";
      case FOR_PERSON -> "a person decides.";
      case FOR_PROBE -> "a probe of the running server decides.";
      case FOR_DOCUMENT -> "`newel check` of the written documents decides.";
    };
  }

  private static Stream<String> rules(CheckedBox box) {
    return box.by().isEmpty()
        ? Stream.of()
        : Stream.of("held by " + Phrase.and(Phrase.codes(box.by())));
  }

  /// Reasons are written by rules and demands, with backticks of their own.
  private static String reasons(CheckedBox box) {
    return String.join("; ", box.because());
  }

  /// Counts the lists whose boxes are shown beside it, so that each number can be looked up.
  private static List<Block> scorecard(Place place) {
    var rows = new ArrayList<Map<String, String>>();
    row("Acceptance criteria", of("accept", place), rows);
    row("Quality gate", of("quality", place), rows);
    row("Guardrails", of("guard", place), rows);
    return List.of(
        place.table(SCORECARD, rows, row -> row),
        new Block.Paragraph(
            "**Result: %s.** A checklist passes while none of the boxes that a rule decides is open."
                .formatted(
                    rows.stream().allMatch(row -> "PASS".equals(row.get("result")))
                        ? "PASS"
                        : "FAIL")));
  }

  /// What no rule decides and nobody has ticked.
  private static String left(long boxes) {
    return boxes == 0 ? "none" : "none that a rule decides; %d undecided".formatted(boxes);
  }

  private static void row(String name, List<CheckedBox> boxes, List<Map<String, String>> rows) {
    var ticked = boxes.stream().filter(box -> box.state() == State.TICKED).count();
    var open = boxes.stream().filter(box -> box.state() == State.UNTICKED).toList();
    rows.add(
        Phrase.row(
            "list",
            name,
            "ticked",
            "%d of %d".formatted(ticked, boxes.size()),
            "open",
            open.isEmpty()
                ? left(boxes.size() - ticked)
                : Phrase.and(open.stream().map(CheckedBox::id).toList()),
            "result",
            open.isEmpty() ? "PASS" : "FAIL"));
  }
}
