package dev.newel.read.markdown;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A Markdown file as blocks with exact places. Reading never fails: what is beyond a limit stays
/// text and is a finding.
///
/// Findings: `MD001` blocks nested beyond [#MAX_DEPTH], `MD002` a table wider than [#MAX_COLUMNS].
///
/// @param frontMatter the block between `---` at the top, null where there is none
/// @param links every link and picture, in the order of the text
/// @param lines how many lines the file has
public record Markdown(
    String file,
    @Nullable FrontMatter frontMatter,
    List<Block> blocks,
    List<Link> links,
    int lines,
    List<Finding> findings) {
  /// How deep lists and quotes nest; what is nested deeper is read as text. A list and its item
  /// count as two.
  public static final int MAX_DEPTH = 100;

  /// How many columns a table has at most. The library fills every short row up to the header's
  /// width, so that a wide header over many short rows would otherwise cost the product of both.
  public static final int MAX_COLUMNS = 200;

  public Markdown {
    blocks = List.copyOf(blocks);
    links = List.copyOf(links);
    findings = List.copyOf(findings);
  }

  /// Reads `text`; a byte order mark at its beginning is no character of it.
  ///
  /// @param file the name that places carry
  public static Markdown parse(String file, String text) {
    var source = text.startsWith("\uFEFF") ? text.substring(1) : text;
    var written = Lines.split(source);
    var frontMatter = FrontMatter.read(file, written);
    var findings = new ArrayList<Finding>();
    var parsed = new ArrayList<>(written);
    for (var index = 0; index < parsed.size(); index++) {
      if (frontMatter != null && index < frontMatter.lines()) {
        parsed.set(index, "");
      } else if (tooWide(parsed.get(index))) {
        findings.add(wideTable(file, index));
        parsed.set(index, "");
      }
    }
    var tree = new TreeReader(new Lines(file, parsed));
    var blocks = tree.blocks(parser().parse(String.join("\n", parsed)), 1);
    var deepest = tree.deepest();
    if (deepest != null) {
      findings.add(tooDeep(deepest));
    }
    return new Markdown(file, frontMatter, blocks, tree.links(), written.size(), findings);
  }

  /// The file cut at its outermost headings of every level, in order; the part before the first
  /// heading comes first and is left out where it is empty.
  public List<Section> sections() {
    var sections = new ArrayList<Section>();
    var path = new ArrayList<Block.Heading>();
    var content = new ArrayList<Block>();
    for (var block : blocks) {
      if (block instanceof Block.Heading heading) {
        if (!path.isEmpty() || !content.isEmpty()) {
          sections.add(new Section(path, content));
        }
        content.clear();
        while (!path.isEmpty() && path.getLast().level() >= heading.level()) {
          path.removeLast();
        }
        path.add(heading);
      } else {
        content.add(block);
      }
    }
    if (!path.isEmpty() || !content.isEmpty()) {
      sections.add(new Section(path, content));
    }
    return List.copyOf(sections);
  }

  private static Parser parser() {
    return Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
        .maxOpenBlockParsers(MAX_DEPTH)
        .build();
  }

  private static boolean tooWide(String line) {
    return line.chars().filter(character -> character == '|').count() > MAX_COLUMNS + 1
        && line.chars().allMatch(character -> " \t>|:-*+.)0123456789".indexOf(character) >= 0);
  }

  private static Finding wideTable(String file, int index) {
    return Finding.warning(
        "MD002",
        Address.ROOT,
        Span.point(file, index + 1, 1),
        "The table has more than %d columns and is read as text.".formatted(MAX_COLUMNS),
        "Split the table.");
  }

  private static Finding tooDeep(Span span) {
    return Finding.warning(
        "MD001",
        Address.ROOT,
        span,
        "Lists and quotes nest %d deep here; what is nested deeper is read as text."
            .formatted(MAX_DEPTH),
        "Flatten the nesting.");
  }
}
