package dev.newel.publish.document;

import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// One part of a document at its present level. A level is rendered when somebody asks for it, and
/// written anew only where other links change it.
final class ComposedPart {
  private final Outline outline;
  private final Sections sections;
  private final List<Section> renders;
  private final int levels;
  private final Map<Integer, List<Block>> blocks = new LinkedHashMap<>();
  private final Map<Integer, MarkdownWriter.Written> written = new LinkedHashMap<>();
  private final Set<Integer> linked = new LinkedHashSet<>();
  private final Set<Composer.Unfilled> unfilled = new LinkedHashSet<>();
  private Links links = Links.NONE;
  private String path = "";
  private int level;
  private boolean silent;

  ComposedPart(Outline outline, Sections sections) {
    this.outline = outline;
    this.sections = sections;
    var fragment = outline.fragment();
    this.renders =
        fragment == null
            ? outline.place().spec().renders().stream().map(sections::named).toList()
            : fragment.sections(sections::named);
    this.levels = renders.stream().mapToInt(Section::levels).max().orElse(1);
  }

  String heading() {
    return outline.heading();
  }

  int depth() {
    return outline.depth();
  }

  List<String> names() {
    return renders.stream().map(Section::name).toList();
  }

  int level() {
    return level;
  }

  int levels() {
    return levels;
  }

  boolean isOptional() {
    return Boolean.TRUE.equals(outline.place().spec().optional());
  }

  /// Whether the profile does not ask for it and the design has nothing for it.
  boolean mayVanish() {
    return isOptional()
        && outline.place().spec().sections().isEmpty()
        && blocks(0).size() == 1
        && Unknown.isNothing(blocks(0).getFirst())
        && !isSilent();
  }

  /// Whether the design says nothing of it.
  boolean isSilent() {
    blocks(0);
    return silent;
  }

  /// The columns that its sections cannot fill: those at the levels that were rendered, or at every
  /// level where a profile names columns and `all` is asked for.
  Set<Composer.Unfilled> unfilled(boolean all) {
    if (all && !outline.place().spec().columns().isEmpty()) {
      IntStream.range(0, levels).forEach(this::blocks);
    }
    return unfilled;
  }

  /// Goes back to its fullest level, its links with these targets.
  ///
  /// @param from the path of the document
  void link(Links targets, String from) {
    level = 0;
    if (targets != links) {
      links = targets;
      path = from;
      linked.forEach(written::remove);
      linked.clear();
    }
  }

  int size() {
    return size(level);
  }

  /// The next level with fewer lines; the present one where there is none.
  private int shorter() {
    for (var at = level + 1; at < levels; at++) {
      if (size(at) < size(level)) {
        return at;
      }
    }
    return level;
  }

  int saving() {
    return size(level) - size(shorter());
  }

  void shorten() {
    level = shorter();
  }

  int growth() {
    return size(level - 1) - size(level);
  }

  void lengthen() {
    level--;
  }

  /// What it takes at every level.
  Publication.Part sizes() {
    var lines = IntStream.range(0, levels).map(this::size).boxed().toList();
    return new Publication.Part(heading(), names(), lines, level);
  }

  /// @param headings what the lines of the document tell of, by their index
  void addTo(List<String> document, Map<Integer, List<Address>> headings) {
    var own = new ArrayList<>(outline.about());
    if (heading().isEmpty()) {
      headings.computeIfAbsent(0, line -> new ArrayList<>()).addAll(own);
    } else {
      document.add("");
      headings.put(document.size(), own);
      document.add("#".repeat(outline.depth()) + " " + heading());
    }
    var here = written(level);
    if (!here.lines().isEmpty()) {
      document.add("");
      var first = document.size();
      here.targets().forEach((line, of) -> headings.put(first + line, List.of(of)));
      document.addAll(here.lines());
    }
  }

  private int size(int at) {
    var lines = written(at).lines().size();
    return (lines == 0 ? 0 : lines + 1) + (heading().isEmpty() ? 0 : 2);
  }

  private MarkdownWriter.Written written(int at) {
    var known = written.get(at);
    if (known == null) {
      known = MarkdownWriter.write(blocks(at), outline.depth(), text -> resolve(text, at));
      written.put(at, known);
    }
    return known;
  }

  private String resolve(String text, int at) {
    if (!text.contains(Links.UNRESOLVED)) {
      return text;
    }
    linked.add(at);
    return links.resolve(text, path, outline.about());
  }

  private List<Block> blocks(int at) {
    var known = blocks.get(at);
    if (known == null) {
      known = rendered(at);
      if (known.isEmpty() && !renders.isEmpty() && !isToldBelow()) {
        known = Unknown.of(outline.place(), outline.asked());
        silent |= at == 0;
      }
      blocks.put(at, known);
    }
    return known;
  }

  /// Whether a section below it stands in any case, and says what there is.
  private boolean isToldBelow() {
    return outline.place().spec().sections().stream()
        .anyMatch(below -> !Boolean.TRUE.equals(below.optional()));
  }

  private List<Block> rendered(int at) {
    var here = new ArrayList<Block>();
    var fragment = outline.fragment();
    if (fragment == null) {
      renders.forEach(section -> here.addAll(render(section, at)));
      return told(here);
    }
    for (var piece : fragment.pieces()) {
      switch (piece) {
        case Fragment.Piece.Text(var lines) -> here.add(new Block.Written(lines));
        case Fragment.Piece.Rendered(var name) ->
            here.addAll(told(render(sections.named(name), at)));
      }
    }
    return here;
  }

  /// A column that the section cannot fill is noted, and the usual ones stand instead.
  private List<Block> render(Section section, int at) {
    var own = Math.min(at, section.levels() - 1);
    try {
      return section.render(outline.place(), own);
    } catch (Place.UnknownFact e) {
      unfilled.add(new Composer.Unfilled(outline.at(), section.name(), e.fact(), e.known()));
      return section.render(outline.place().plain(), own);
    }
  }

  /// Of several renderers some may have nothing to say: their reasons stand only where none of them
  /// says anything, and then the first suffices. A question stands once.
  private static List<Block> told(List<Block> blocks) {
    var said = new ArrayList<Block>();
    for (var block : blocks) {
      if (!isReason(block) && !(Unknown.isNothing(block) && said.contains(block))) {
        said.add(block);
      }
    }
    return said.isEmpty() ? blocks.stream().limit(1).toList() : said;
  }

  private static boolean isReason(Block block) {
    return block instanceof Block.Paragraph(var words) && words.startsWith(Unknown.NOT_APPLICABLE);
  }
}
