package dev.newel.publish.document;

import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Writes blocks as the lines of a GitHub-flavoured Markdown document: prose is wrapped, blocks are
/// parted by one empty line, nothing ends in spaces.
final class MarkdownWriter {
  /// The longest line of prose, in characters: the limit of the documents is 160, and shorter lines
  /// read better in a diff.
  static final int WIDTH = 120;

  /// The longest link or code that stays whole, so that its line keeps the limit behind a mark.
  private static final int LONGEST = 150;

  private static final Pattern BLOCK_START =
      Pattern.compile("(?:[-+*>|=]|#{1,6}|\\d{1,9}[.)]|~~~+|```+|<!--).*");
  private static final Pattern BREAK = Pattern.compile("\\s+");

  private final UnaryOperator<String> links;
  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, Address> targets = new LinkedHashMap<>();

  private MarkdownWriter(UnaryOperator<String> links) {
    this.links = links;
  }

  /// What was written.
  ///
  /// @param targets what stands under a heading, by the index of its line
  record Written(List<String> lines, Map<Integer, Address> targets) {}

  /// The lines of `blocks` under a heading of `depth`.
  ///
  /// @param links gives the links in a text their targets
  static Written write(List<Block> blocks, int depth, UnaryOperator<String> links) {
    var writer = new MarkdownWriter(links);
    for (var block : blocks) {
      writer.write(block, depth);
    }
    return new Written(List.copyOf(writer.lines), Map.copyOf(writer.targets));
  }

  private void write(Block block, int depth) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    switch (block) {
      case Block.Paragraph(var markdown) -> wrap("", "", markdown);
      case Block.Bullets(var items) -> items.forEach(item -> wrap("- ", "  ", item));
      case Block.Numbered(var items) -> numbered(items);
      case Block.Table table -> table(table);
      case Block.Fence fence -> fence(fence);
      case Block.Written(var text) -> written(text, depth);
      case Block.Heading heading -> heading(heading, depth);
      case Block.Boxes(var boxes) ->
          boxes.forEach(
              box -> wrap("- [" + (box.ticked() ? "x" : " ") + "] ", "  ", box.markdown()));
    }
  }

  private void heading(Block.Heading heading, int depth) {
    if (heading.of() != null) {
      targets.put(lines.size(), heading.of());
    }
    lines.add("#".repeat(Math.min(6, depth + heading.below())) + " " + heading.text());
  }

  private void numbered(List<String> items) {
    for (var i = 0; i < items.size(); i++) {
      var mark = (i + 1) + ". ";
      wrap(mark, " ".repeat(mark.length()), items.get(i));
    }
  }

  private void table(Block.Table table) {
    var notes = new Notes();
    lines.add("| " + String.join(" | ", table.columns()) + " |");
    lines.add("|" + " --- |".repeat(table.columns().size()));
    for (var row : table.rows()) {
      var cells = notes.fit(row.stream().map(links).toList()).stream().map(MarkdownText::cell);
      lines.add("| " + String.join(" | ", cells.toList()) + " |");
    }
    if (!notes.all().isEmpty()) {
      lines.add("");
      notes.all().forEach(note -> wrap("- ", "  ", note));
    }
  }

  private void fence(Block.Fence fence) {
    var ticks = fence.text().contains("```") ? "````" : "```";
    lines.add(ticks + fence.language());
    fence.text().stripTrailing().lines().map(String::stripTrailing).forEach(lines::add);
    lines.add(ticks);
  }

  /// The lines of a person, with its uppermost headings right below the section's own.
  private void written(List<String> text, int depth) {
    var headings = Headings.of(text);
    var top = headings.stream().mapToInt(Headings.Heading::depth).min().orElse(1);
    var deeper = new LinkedHashMap<Integer, String>();
    for (var heading : headings) {
      var to = Math.min(6, heading.depth() - top + depth + 1);
      deeper.put(heading.line(), "#".repeat(to) + " " + links.apply(heading.text()));
    }
    var fenced = Headings.fenced(text);
    for (var i = 0; i < text.size(); i++) {
      var line = text.get(i).stripTrailing();
      lines.add(deeper.getOrDefault(i, fenced.contains(i) ? line : links.apply(line)));
    }
  }

  /// What a line is made of: words, and links and code whole where a line may hold them.
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (var atom : Cells.atoms(text)) {
      words.addAll(atom.length() <= LONGEST ? List.of(atom) : List.of(atom.split(" ")));
    }
    return words;
  }

  /// Wraps at spaces. A word that would begin a block of its own at the beginning of a line stays
  /// on the line before.
  private void wrap(String first, String other, String markdown) {
    var line = new StringBuilder(first);
    var words = words(BREAK.matcher(links.apply(markdown).strip()).replaceAll(" "));
    var begun = false;
    for (var word : words) {
      var fits = line.length() + 1 + word.length() <= WIDTH;
      if (!begun) {
        line.append(word);
      } else if (fits || BLOCK_START.matcher(word).matches()) {
        line.append(' ').append(word);
      } else {
        lines.add(line.toString());
        line = new StringBuilder(other).append(word);
      }
      begun = true;
    }
    lines.add(line.toString().stripTrailing());
  }
}
