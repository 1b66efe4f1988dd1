package dev.newel.publish.document;

import dev.newel.facts.slices.Slice;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Puts the parts of one document together so that it keeps its budget of lines.
///
/// Every part begins at its fullest. While the document is too long, the part that saves the most
/// lines goes one level down; then each part goes up again as far as there is room, the first one
/// first. A document that is too long with every part at its shortest is not squeezed further.
final class Composer {
  private final String path;
  private final String title;
  private final Address self;
  private final List<Part> parts;
  private final Map<String, List<String>> kept;
  private final int most;
  private final Subject subject;

  /// @param self what links to the document name
  /// @param kept what people wrote, by the heading of the section that it stands in
  /// @param most the most lines that the document may have, without its mark
  Composer(
      String path,
      String title,
      Address self,
      Subject subject,
      List<Outline> outline,
      Sections sections,
      Map<String, List<String>> kept,
      int most) {
    this.path = path;
    this.title = title;
    this.self = self;
    this.parts =
        outline.stream()
            .map(part -> new Part(part, sections))
            .filter(part -> !part.mayVanish() || kept.containsKey(part.heading()))
            .toList();
    this.kept = kept;
    this.most = most;
    this.subject = subject;
  }

  /// A document, composed.
  ///
  /// Optional parts shrink first and grow last.
  ///
  /// @param fits whether it keeps its budget's upper end
  /// @param targets where it tells of which place
  /// @param cuts how far each part was cut
  /// @param silent the headings below which the design says nothing
  record Composed(
      String path,
      List<String> lines,
      boolean fits,
      Map<Address, Links.Target> targets,
      List<Publication.Cut> cuts,
      List<String> silent) {}

  /// A column that a section cannot fill.
  ///
  /// @param at the section in its profile
  record Unfilled(Address at, String section, String fact, List<String> known) {}

  /// The columns that no section can fill.
  List<Unfilled> unfilled() {
    return parts.stream().flatMap(part -> part.unknown.stream()).toList();
  }

  Composed compose(Links links) {
    parts.forEach(
        part -> part.write(markdown -> links.resolve(markdown, path, part.outline.about())));
    shrink();
    grow();
    var cuts =
        parts.stream()
            .map(
                part ->
                    new Publication.Cut(
                        part.heading(), part.level, part.levels, part.size(), part.names))
            .toList();
    var document = new ArrayList<String>();
    var headings = new LinkedHashMap<Integer, List<Address>>();
    document.add("# " + title);
    headings.put(0, new ArrayList<>(List.of(self)));
    for (var i = 0; i < parts.size(); i++) {
      parts.get(i).addTo(document, headings);
      if (endsSection(i)) {
        addKept(document, sectionOf(i));
      }
    }
    var silent = parts.stream().filter(part -> part.silent).map(Part::heading).toList();
    return new Composed(path, document, total() <= most, targets(document, headings), cuts, silent);
  }

  private void shrink() {
    for (var optional : List.of(true, false)) {
      var some = parts.stream().filter(part -> part.isOptional() == optional).toList();
      while (total() > most) {
        var best = some.stream().max(Comparator.comparingInt(Part::saving)).orElse(null);
        if (best == null || best.saving() == 0) {
          break;
        }
        best.level = best.shorter();
      }
    }
  }

  private void grow() {
    var ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparing(Part::isOptional));
    for (var part : ordered) {
      while (part.level > 0 && total() + part.growth() <= most) {
        part.level--;
      }
    }
  }

  private int total() {
    var lines = 1;
    for (var part : parts) {
      lines += part.size();
    }
    for (var region : kept.values()) {
      lines += region.size() + 1;
    }
    return lines;
  }

  private boolean endsSection(int i) {
    return i + 1 == parts.size() || parts.get(i + 1).outline.depth() == 2;
  }

  private String sectionOf(int i) {
    var at = i;
    while (parts.get(at).outline.depth() > 2) {
      at--;
    }
    return parts.get(at).heading();
  }

  private void addKept(List<String> document, String section) {
    var region = kept.get(section);
    if (region != null) {
      document.add("");
      document.addAll(region);
    }
  }

  private Map<Address, Links.Target> targets(
      List<String> document, Map<Integer, List<Address>> headings) {
    var anchors = new MarkdownText.Anchors();
    var targets = new LinkedHashMap<Address, Links.Target>();
    var fallback = new LinkedHashMap<Address, Links.Target>();
    var section = "";
    for (var heading : Headings.of(document)) {
      var anchor = anchors.next(heading.text());
      var number = Links.number(heading.text());
      section = number.isEmpty() ? section : number;
      var whole = slice().isWhole();
      var target = new Links.Target(path, anchor, heading.text(), section, whole, true);
      var among = new Links.Target(path, anchor, heading.text(), section, whole, false);
      for (var address : headings.getOrDefault(heading.line(), List.of())) {
        targets.putIfAbsent(address, target);
        held(address).forEach(each -> fallback.putIfAbsent(each, among));
      }
    }
    fallback.forEach(targets::putIfAbsent);
    return targets;
  }

  private Slice slice() {
    return subject.slice();
  }

  /// What belongs to a part of the system, of the kind that a section is about.
  private List<Address> held(Address about) {
    var slice = slice();
    if (slice.isWhole()) {
      return List.of();
    }
    var names =
        switch (about.path()) {
          case "decisions" -> subject.decisions().keySet();
          case "components" -> slice.components().keySet();
          case "dependencies" -> slice.dependencies().keySet();
          case "entities" -> slice.entities().keySet();
          case "events" -> slice.events().keySet();
          case "flows" -> slice.flows().keySet();
          case "workflows" -> slice.workflows().keySet();
          default -> Set.<String>of();
        };
    return names.stream().map(name -> about.at(name)).toList();
  }

  /// One part at its present level.
  private static final class Part {
    private final Outline outline;
    private final int levels;
    private final List<String> names;
    private final List<List<Block>> blocks = new ArrayList<>();
    private List<MarkdownWriter.Written> written = List.of();
    private int level;
    private boolean silent;
    private final Set<Unfilled> unknown = new LinkedHashSet<>();

    Part(Outline outline, Sections sections) {
      this.outline = outline;
      var fragment = outline.fragment();
      var renders =
          fragment == null
              ? outline.place().spec().renders().stream().map(sections::named).toList()
              : fragment.sections(sections::named);
      this.names = renders.stream().map(Section::name).toList();
      this.levels = renders.stream().mapToInt(Section::levels).max().orElse(1);
      for (var at = 0; at < levels; at++) {
        var here = new ArrayList<Block>();
        if (fragment == null) {
          for (var section : renders) {
            render(section, at).forEach(block -> addOnce(here, block));
          }
        } else {
          addPieces(fragment, sections, at, here);
        }
        if (here.isEmpty() && !renders.isEmpty()) {
          here.addAll(Unknown.of(outline.place(), outline.about()));
          silent = true;
        }
        blocks.add(here);
      }
    }

    private void addPieces(Fragment fragment, Sections sections, int at, List<Block> here) {
      for (var piece : fragment.pieces()) {
        switch (piece) {
          case Fragment.Piece.Text(var lines) -> here.add(new Block.Written(lines));
          case Fragment.Piece.Rendered(var name) ->
              render(sections.named(name), at).forEach(block -> addOnce(here, block));
        }
      }
    }

    /// A column that the section cannot fill is noted, and the usual ones stand instead.
    private List<Block> render(Section section, int at) {
      var level = Math.min(at, section.levels() - 1);
      try {
        return section.render(outline.place(), level);
      } catch (Place.UnknownFact e) {
        unknown.add(new Unfilled(outline.at(), section.name(), e.fact(), e.known()));
        return section.render(outline.place().plain(), level);
      }
    }

    /// Several renderers may have nothing to say for the same reason.
    private static void addOnce(List<Block> here, Block block) {
      var reason =
          block instanceof Block.Paragraph(var words) && words.startsWith(Unknown.NOT_APPLICABLE);
      if (!reason || !here.contains(block)) {
        here.add(block);
      }
    }

    String heading() {
      return outline.heading();
    }

    boolean isOptional() {
      return Boolean.TRUE.equals(outline.place().spec().optional());
    }

    /// Whether the profile does not ask for it and the design has nothing for it.
    boolean mayVanish() {
      return isOptional()
          && outline.place().spec().sections().isEmpty()
          && blocks.getFirst().size() == 1
          && blocks.getFirst().getFirst() instanceof Block.Paragraph(var words)
          && words.startsWith(Unknown.NOT_APPLICABLE);
    }

    void write(UnaryOperator<String> links) {
      written =
          blocks.stream().map(each -> MarkdownWriter.write(each, outline.depth(), links)).toList();
      level = 0;
    }

    int size() {
      return size(level);
    }

    private int size(int at) {
      var lines = written.get(at).lines().size();
      return (lines == 0 ? 0 : lines + 1) + (heading().isEmpty() ? 0 : 2);
    }

    /// The next level with fewer lines; the present one where there is none.
    int shorter() {
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

    int growth() {
      return size(level - 1) - size(level);
    }

    void addTo(List<String> document, Map<Integer, List<Address>> headings) {
      var own = new ArrayList<>(outline.about());
      if (heading().isEmpty()) {
        headings.computeIfAbsent(0, line -> new ArrayList<>()).addAll(own);
      } else {
        document.add("");
        headings.put(document.size(), own);
        document.add("#".repeat(outline.depth()) + " " + heading());
      }
      var here = written.get(level);
      if (!here.lines().isEmpty()) {
        document.add("");
        var first = document.size();
        here.targets().forEach((line, of) -> headings.put(first + line, List.of(of)));
        document.addAll(here.lines());
      }
    }
  }
}
