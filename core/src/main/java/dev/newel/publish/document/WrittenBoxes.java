package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.profile.DocumentSpec;
import dev.newel.publish.document.Subject.CheckedBox;
import dev.newel.publish.document.Subject.State;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides the boxes of checklists by the documents that have been composed.
///
/// A box that speaks of the written text is ticked while its rules find nothing there. A box that
/// the design ticks is open where the documents tell in short what it speaks of.
final class WrittenBoxes {
  /// The one document that a box speaks of; the others speak of all that stand beside it.
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "workflow-02", "architecture",
          "workflow-03", "backend-design",
          "guard-05", "work");

  private static final List<String> INTERFACES =
      List.of("endpoints", "functions", "commands", "event-contracts");

  /// The sections that show what a box speaks of.
  private static final Map<String, List<String>> SHOWN =
      Map.of(
          "workflow-04", List.of("data-structures"),
          "workflow-05", INTERFACES,
          "workflow-16", INTERFACES,
          "workflow-17", List.of("data-structures"),
          "workflow-18", List.of("error-codes"));

  /// What the name of a section that tells all adds to that of one that may be cut.
  private static final String IN_FULL = "-in-full";

  /// The findings that a box names.
  private static final int MOST_NAMED = 3;

  private final List<Draft> drafts;
  private final Judged judged;
  private final boolean entered;

  /// A document before its boxes are decided.
  ///
  /// @param text all of it
  record Draft(Plan plan, String text, List<Publication.Cut> cuts) {
    /// The part that renders a section; null where none does.
    Publication.@Nullable Cut part(String section) {
      return cuts.stream().filter(cut -> cut.renders().contains(section)).findFirst().orElse(null);
    }
  }

  /// @param entered whether an entry for others is written beside the documents
  WrittenBoxes(List<Draft> drafts, Judged judged, boolean entered) {
    this.drafts = List.copyOf(drafts);
    this.judged = judged;
    this.entered = entered;
  }

  /// Whether some part tells what became of boxes.
  static boolean areShownIn(List<Publication.Cut> cuts) {
    return cuts.stream().flatMap(cut -> cut.renders().stream()).anyMatch(WrittenBoxes::areShownIn);
  }

  /// Whether a section tells what became of boxes.
  static boolean areShownIn(String section) {
    return section.startsWith("checklist-")
        || section.equals("verdict")
        || section.equals("scorecard");
  }

  /// The boxes as the document `shown` tells of them.
  List<CheckedBox> decide(List<CheckedBox> boxes, Plan shown) {
    return boxes.stream().map(box -> decide(box, shown)).toList();
  }

  private CheckedBox decide(CheckedBox box, Plan shown) {
    return switch (box.state()) {
      case FOR_DOCUMENT -> box.by().isEmpty() ? written(box) : judged(box, shown);
      case TICKED -> {
        var cut = cut(box, shown);
        yield cut.isEmpty() ? box : with(box, State.UNTICKED, cut);
      }
      case UNTICKED, UNDECIDED, FOR_PERSON, FOR_PROBE -> box;
    };
  }

  private static CheckedBox with(CheckedBox box, State state, List<String> because) {
    return new CheckedBox(box.id(), box.text(), state, box.by(), because);
  }

  /// A box that no rule decides, but what is written and what is not.
  private CheckedBox written(CheckedBox box) {
    return switch (box.id()) {
      case "accept-12" ->
          entered
              ? with(box, State.TICKED, List.of("the entry is written with this document"))
              : with(box, State.UNTICKED, List.of("no entry is written with this document"));
      case "guard-01" ->
          with(box, State.TICKED, List.of("`newel publish` reads it and never writes it"));
      default ->
          with(
              box,
              State.TICKED,
              List.of("`newel publish` writes the documents of its profile and its own entries"));
    };
  }

  private CheckedBox judged(CheckedBox box, Plan shown) {
    var name = DOCUMENTS.get(box.id());
    var about =
        beside(shown).stream()
            .filter(
                draft ->
                    name == null ? !draft.plan().equals(shown) : draft.plan().key().equals(name))
            .toList();
    if (about.isEmpty()) {
      var why =
          name == null
              ? "no document stands beside this one"
              : "there is no document " + MarkdownText.code(name);
      return with(box, State.UNDECIDED, List.of(why));
    }
    for (var draft : about) {
      if (!box.by().stream().allMatch(rule -> isAsked(rule, draft.plan().document()))) {
        var why =
            "the profile asks nothing of the kind of %s"
                .formatted(MarkdownText.code(draft.plan().key()));
        return with(box, State.UNDECIDED, List.of(why));
      }
    }
    var places =
        about.stream()
            .flatMap(draft -> findings(draft).stream())
            .filter(finding -> box.by().contains(finding.id()))
            .map(WrittenBoxes::place)
            .distinct()
            .toList();
    if (places.isEmpty()) {
      return with(box, State.TICKED, List.of());
    }
    var because = new ArrayList<>(places.subList(0, Math.min(places.size(), MOST_NAMED)));
    if (places.size() > MOST_NAMED) {
      because.add("and %d more".formatted(places.size() - MOST_NAMED));
    }
    return with(box, State.UNTICKED, because);
  }

  /// Some rules look only for what a profile asks: where it asks nothing, that they find nothing
  /// says nothing.
  private static boolean isAsked(String rule, DocumentSpec document) {
    return switch (rule) {
      case "DOC014" -> document.lines() != null;
      case "DOC020", "DOC021" -> !document.forbids().isEmpty();
      default -> true;
    };
  }

  private static String place(Finding finding) {
    var span = Objects.requireNonNull(finding.span(), finding.id());
    var place = MarkdownText.code("%s:%d".formatted(span.file(), span.line()));
    return "%s at %s".formatted(MarkdownText.code(finding.id()), place);
  }

  private List<Finding> findings(Draft draft) {
    return judged.findings(draft.plan(), draft.text());
  }

  /// The documents about the same thing, and those about the whole system.
  private List<Draft> beside(Plan shown) {
    return drafts.stream()
        .filter(
            draft ->
                draft.plan().item().equals(shown.item()) || draft.plan().item().equals(Plan.SYSTEM))
        .toList();
  }

  /// Where what a box speaks of is told in short, and where in full.
  private List<String> cut(CheckedBox box, Plan shown) {
    var because = new ArrayList<String>();
    for (var section : SHOWN.getOrDefault(box.id(), List.of())) {
      for (var draft : beside(shown)) {
        var part = draft.part(section);
        if (part != null && part.level() > 0) {
          because.add(
              "told in short in %s, %s"
                  .formatted(link(part.heading(), draft, shown), full(section, shown)));
        }
      }
    }
    return because;
  }

  private String full(String section, Plan shown) {
    for (var name : List.of(section + IN_FULL, section)) {
      for (var draft : beside(shown)) {
        var part = draft.part(name);
        if (part != null && part.level() == 0) {
          return "in full in " + link(part.heading(), draft, shown);
        }
      }
    }
    return "in full nowhere";
  }

  private static String file(Draft draft) {
    var path = draft.plan().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String link(String heading, Draft draft, Plan shown) {
    var anchors = new MarkdownText.Anchors();
    for (var each : Headings.of(draft.text().lines().toList())) {
      var anchor = anchors.next(each.text());
      if (each.text().equals(heading)) {
        var path = Links.relative(shown.path(), draft.plan().path());
        return "[%s, %s](%s#%s)".formatted(MarkdownText.prose(file(draft)), heading, path, anchor);
      }
    }
    return "%s, %s".formatted(MarkdownText.prose(file(draft)), heading);
  }
}
