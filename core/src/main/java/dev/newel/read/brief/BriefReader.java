package dev.newel.read.brief;

import dev.newel.design.trace.Requirement;
import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Stated;
import dev.newel.foreign.brief.Unread;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Markdown;
import dev.newel.read.prd.RequirementReader;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a Markdown document of any family: what it requires and what else it says of a system.
/// Reading never fails: what is broken is a finding, what is not understood is listed.
///
/// Findings: those of [BriefId], of [RequirementReader], of [Markdown], and of garbled letters.
public final class BriefReader {
  private BriefReader() {}

  /// @param file the name that places carry, by which the kind of a document is guessed first
  /// @param bytes in UTF-8; other encodings are read with a finding
  public static Brief read(String file, byte[] bytes) {
    var decoded = DecodedText.of(file, bytes);
    var brief = read(file, decoded.text());
    var findings = new ArrayList<>(decoded.findings());
    findings.addAll(brief.findings());
    return new Brief(
        file,
        brief.kind(),
        brief.title(),
        brief.summary(),
        brief.requirements(),
        brief.items(),
        brief.unread(),
        findings);
  }

  /// @param text without a byte order mark
  public static Brief read(String file, String text) {
    var document = Markdown.parse(file, text);
    var passages = Passages.of(document);
    var numbered = RequirementReader.read(file, text);
    var requirements = new ArrayList<Stated>();
    var lines = new LinkedHashMap<String, Integer>();
    for (var requirement : numbered.list()) {
      var place = numbered.places().getOrDefault(requirement.id(), Span.point(file, 1, 1));
      lines.put(requirement.id(), place.line());
      requirements.add(
          new Stated(
              typed(requirement),
              false,
              Evidence.explicit(place, (requirement.title() + " " + requirement.text()).strip())));
    }
    var owners = Owners.of(document, lines);
    var title = title(document);
    if (states(Kinds.named(file, title))) {
      requirements.addAll(Statements.of(passages, owners, !numbered.list().isEmpty()));
    }
    requirements.sort(Comparator.comparing(stated -> stated.evidence().place()));
    var harvest = new Harvest(owners);
    var extractors = extractors();
    for (var passage : passages) {
      extractors.forEach(extractor -> extractor.read(passage, harvest));
    }
    extractors.forEach(extractor -> extractor.finish(harvest));
    harvest.items.sort(Comparator.comparing(item -> item.evidence().place()));
    var kind = Kinds.of(file, title, document, requirements, harvest.items);
    var findings =
        new ArrayList<>(
            numbered.findings().stream()
                .filter(one -> kind == Brief.Kind.REQUIREMENTS || !one.id().matches("REQ00[56]"))
                .toList());
    findings.addAll(Faults.of(document, passages, text));
    findings.addAll(harvest.findings);
    if (kind == Brief.Kind.UNKNOWN) {
      findings.add(unknown(file, text));
    }
    return new Brief(
        file,
        kind,
        title,
        summary(passages),
        requirements,
        harvest.items,
        unread(document, passages, requirements, harvest),
        findings);
  }

  /// Whether statements without an id in a document of this kind are requirements.
  private static boolean states(Brief.@Nullable Kind kind) {
    return kind == null || kind == Brief.Kind.REQUIREMENTS || kind == Brief.Kind.TASK;
  }

  private static List<Extractor> extractors() {
    return List.of(
        new ActorExtractor(),
        new EntityExtractor(),
        new RelationshipExtractor(),
        new EndpointExtractor(),
        new TargetExtractor(),
        new ScopeExtractor(),
        new QuestionExtractor(),
        new WordExtractor(),
        new StackExtractor(),
        new InterfaceExtractor(),
        new WorkExtractor(),
        new SnippetExtractor());
  }

  /// A requirement whose id says nothing of its kind is one of function, where its section is one
  /// of requirements.
  private static Requirement typed(Requirement one) {
    if (one.kind() != Requirement.Kind.UNKNOWN) {
      return one;
    }
    var requiring =
        one.section().stream()
            .map(Topic::of)
            .anyMatch(topic -> topic == Topic.REQUIREMENTS || topic == Topic.FUNCTIONAL);
    return !requiring
        ? one
        : new Requirement(
            one.id(),
            one.title(),
            one.text(),
            Requirement.Kind.FUNCTIONAL,
            one.state(),
            one.priority(),
            one.acceptance(),
            one.section(),
            one.mentions());
  }

  private static String title(Markdown document) {
    for (var block : document.blocks()) {
      if (block instanceof Block.Heading heading && !heading.text().flat().isEmpty()) {
        return heading.text().flat();
      }
    }
    var front = document.frontMatter();
    var named = front == null ? null : front.get("title");
    return named == null ? document.file().replaceAll("^.*/|\\.[^.]*$", "") : named.value();
  }

  private static String summary(List<Passage> passages) {
    for (var passage : passages) {
      if (passage.scene().is(Topic.BACKGROUND)
          && passage.block() instanceof Block.Paragraph paragraph
          && paragraph.text().strongLead() < paragraph.text().length()
          && !Template.is(paragraph.text().flat())) {
        return Evidence.explicit(paragraph.span(), paragraph.text().flat()).sentence();
      }
    }
    return "";
  }

  private static Finding unknown(String file, String text) {
    return text.isBlank()
        ? Finding.warning(
            BriefId.NO_TEXT.id(),
            Address.ROOT,
            Span.point(file, 1, 1),
            "`%s` has no text.".formatted(file),
            "Name another document.")
        : Finding.warning(
            BriefId.UNKNOWN_KIND.id(),
            Address.ROOT,
            Span.point(file, 1, 1),
            "Neither the name, nor the headings, nor the content of `%s` say what it is for."
                .formatted(file),
            "Name it for what it holds: `prd.md`, `research.md`, `data-design.md`, `task.md`.");
  }

  private static List<Unread> unread(
      Markdown document, List<Passage> passages, List<Stated> requirements, Harvest harvest) {
    var read = new BitSet(document.lines() + 2);
    requirements.forEach(stated -> mark(read, stated.evidence().place()));
    harvest.items.forEach(item -> mark(read, item.evidence().place()));
    var unread = new ArrayList<Unread>();
    for (var passage : passages) {
      var block = passage.block();
      var span = block.span();
      var form = form(block);
      var found = read.nextSetBit(span.line());
      if (!form.isEmpty()
          && (found < 0 || found > span.endLine())
          && harvest.owner(span) == null
          && !passage.scene().is(Topic.CONTENTS)) {
        unread.add(
            new Unread(passage.scene().trail(), form, Evidence.explicit(span, words(block))));
      }
    }
    return unread;
  }

  private static void mark(BitSet read, Span place) {
    read.set(place.line(), place.endLine() + 1);
  }

  private static String form(Block block) {
    return switch (block) {
      case Block.Paragraph ignored -> "paragraph";
      case Block.Items ignored -> "list";
      case Block.Table ignored -> "table";
      case Block.Code ignored -> "code";
      case Block.Html ignored -> "html";
      default -> "";
    };
  }

  private static String words(Block block) {
    return switch (block) {
      case Block.Paragraph paragraph -> paragraph.text().flat();
      case Block.Items list -> list.items().isEmpty() ? "" : list.items().getFirst().lead().flat();
      case Block.Table table ->
          String.join(" | ", table.header().stream().map(cell -> cell.text().flat()).toList());
      case Block.Code code -> code.literal().strip().split("\n", 2)[0];
      case Block.Html html -> html.literal().strip().split("\n", 2)[0];
      default -> "";
    };
  }
}
