package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.MermaidFault.Kind;
import dev.newel.text.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells what Mermaid would not accept of a diagram, in the words of whoever wrote it.
///
/// Whatever Mermaid 11.14 accepts has no fault here. The other way round is not promised: five
/// kinds (flowchart, sequence, class, state, entities) are read closely, of all others only the
/// heading, and where this reader is not sure it says nothing. Like Mermaid it stops at the first
/// fault.
public final class MermaidLint {
  /// The first words of the kinds of diagrams that Mermaid 11.14 knows. A longer word counts too,
  /// as it does to Mermaid.
  private static final List<String> KINDS =
      List.of(
          "architecture",
          "block",
          "classDiagram",
          "erDiagram",
          "flowchart",
          "gantt",
          "gitGraph",
          "graph",
          "info",
          "ishikawa",
          "journey",
          "kanban",
          "mindmap",
          "packet",
          "pie",
          "quadrantChart",
          "radar-beta",
          "requirement",
          "sankey",
          "sequenceDiagram",
          "stateDiagram",
          "timeline",
          "treeView-beta",
          "treemap",
          "venn-beta",
          "wardley-beta",
          "xychart");

  /// Kinds that an extension or a later Mermaid adds.
  private static final List<String> ELSEWHERE =
      List.of("zenuml", "eventmodeling", "swimlane", "ishikawa", "wardley", "error", "---");

  /// Mermaid finds these wherever they stand.
  private static final List<String> CONTAINED =
      List.of("C4Component", "C4Container", "C4Context", "C4Deployment", "C4Dynamic");

  private static final Function<String, @Nullable Found> FLOW = FlowLint::of;

  private static final Map<String, Function<String, @Nullable Found>> READERS =
      Map.of(
          "flowchart",
          FLOW,
          "graph",
          FLOW,
          "sequenceDiagram",
          SequenceLint::of,
          "erDiagram",
          EntityLint::of,
          "stateDiagram",
          StateLint::of,
          "classDiagram",
          ClassLint::of);

  private MermaidLint() {}

  /// The faults of a diagram: what stands between the fences of a block, without them.
  public static List<MermaidFault> of(String diagram) {
    // These break lines for some of Mermaid's expressions and not for others.
    if (diagram.indexOf('\u2028') >= 0 || diagram.indexOf('\u2029') >= 0) {
      return List.of();
    }
    var before = FrontMatter.fault(diagram);
    if (before != null) {
      return List.of(before);
    }
    var cleaned = Cleaned.of(diagram);
    var kind = kind(cleaned.text());
    if (kind == null) {
      return List.of(fault(cleaned, unknown(cleaned)));
    }
    var reader = READERS.get(kind);
    if (reader == null || cleaned.tooLongForColours()) {
      return List.of();
    }
    var parsed = cleaned.parsed();
    if (reader.equals(FLOW)) {
      parsed = parsed.withoutSpaceAfterBraces();
    }
    var found = reader.apply(parsed.text());
    return found == null ? List.of() : List.of(fault(parsed, found));
  }

  private static MermaidFault fault(Cleaned cleaned, Found found) {
    var place = cleaned.place(found.at());
    return new MermaidFault(found.kind(), place[0], place[1], found.message(), found.hint());
  }

  /// The word that tells the kind of the diagram, empty for one that is known and not read closely,
  /// null for an unknown one.
  private static @Nullable String kind(String text) {
    var start = start(text);
    for (var each : KINDS) {
      if (text.startsWith(each, start)) {
        return start == 0 ? each : "";
      }
    }
    var elsewhere =
        ELSEWHERE.stream()
            .anyMatch(each -> text.regionMatches(true, start, each, 0, each.length()));
    return elsewhere || CONTAINED.stream().anyMatch(text::contains) ? "" : null;
  }

  /// Where the diagram begins after comments that are left.
  private static int start(String text) {
    var scan = new Scan(text);
    while (true) {
      scan.skipSpace();
      if (!scan.sees("%%") || scan.lineEnd() == text.length()) {
        return scan.at;
      }
      scan.at = scan.lineEnd();
    }
  }

  private static Found unknown(Cleaned cleaned) {
    var text = cleaned.text();
    var start = start(text);
    var end = start;
    while (end < text.length() && !Chars.space(text.charAt(end))) {
      end++;
    }
    if (cleaned.openDirective()) {
      return new Found(
          Kind.UNKNOWN_DIAGRAM,
          start,
          "A directive `%%{` is not closed and swallows the diagram.",
          "Close the directive with `}%%`.");
    }
    if (start == end) {
      return new Found(
          Kind.UNKNOWN_DIAGRAM,
          start,
          "A block of Mermaid holds no diagram.",
          "Begin with the kind of diagram, such as `flowchart LR`.");
    }
    var word = text.substring(start, end);
    var names = new TreeSet<>(KINDS);
    names.addAll(CONTAINED);
    var meant = DidYouMean.closest(word, names);
    return new Found(
        Kind.UNKNOWN_DIAGRAM,
        start,
        "Mermaid has no diagram "
            + Shown.code(text, start, end)
            + ", only "
            + names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
            + ".",
        meant
            .map(name -> "Write `" + name + "`; upper and lower case matter.")
            .orElse("Begin with the kind of diagram, such as `flowchart LR`."));
  }
}
