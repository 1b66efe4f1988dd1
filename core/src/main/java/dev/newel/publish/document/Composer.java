package dev.newel.publish.document;

import dev.newel.facts.slices.Slice;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the parts of one document together so that it keeps its budget of lines.
///
/// Every part begins at its fullest. While the document is too long, the part that saves the most
/// lines goes one level down; then each part goes up again as far as there is room, the first one
/// first. A document that is too long with every part at its shortest is not squeezed further.
final class Composer {
  private final String path;
  private final String title;
  private final Address self;
  private final List<ComposedPart> all;
  private final List<ComposedPart> parts;
  private final Map<String, List<String>> kept;
  private final int most;
  private final Subject subject;
  private @Nullable Composed last;
  private Links lastLinks = Links.NONE;

  /// @param self what links to the document name
  /// @param kept what people wrote, by the heading of the section that it stands in
  /// @param most the most lines that the document may have, without its mark
  Composer(
      String path,
      String title,
      Address self,
      Subject subject,
      List<ComposedPart> all,
      Map<String, List<String>> kept,
      int most) {
    this.path = path;
    this.title = title;
    this.self = self;
    this.all = List.copyOf(all);
    this.parts =
        all.stream().filter(part -> !part.mayVanish() || kept.containsKey(part.heading())).toList();
    this.kept = kept;
    this.most = most;
    this.subject = subject;
  }

  /// The same document where other things became of boxes: what tells nothing of boxes is not
  /// rendered again.
  ///
  /// @param anew the parts as `other` gives them, in the same order
  Composer with(Subject other, List<ComposedPart> anew) {
    var mixed = new ArrayList<ComposedPart>();
    for (var i = 0; i < all.size(); i++) {
      var part = all.get(i);
      mixed.add(part.names().stream().anyMatch(WrittenBoxes::areShownIn) ? anew.get(i) : part);
    }
    return new Composer(path, title, self, other, mixed, kept, most);
  }

  /// A document, composed.
  ///
  /// Optional parts shrink first and grow last.
  ///
  /// @param fits whether it keeps its budget's upper end
  /// @param targets where it tells of which place
  /// @param cuts how far each part was cut
  /// @param silent the headings below which the design says nothing
  /// @param by what composed it, and knows the levels that were not chosen
  record Composed(
      String path,
      List<String> lines,
      boolean fits,
      Map<Address, Links.Target> targets,
      List<Publication.Cut> cuts,
      List<String> silent,
      Composer by) {}

  /// A column that a section cannot fill.
  ///
  /// @param at the section in its profile
  record Unfilled(Address at, String section, String fact, List<String> known) {}

  /// The columns that no section can fill.
  ///
  /// @param all whether levels are tried that no document needed
  List<Unfilled> unfilled(boolean all) {
    return parts.stream().flatMap(part -> part.unfilled(all).stream()).toList();
  }

  Composed compose(Links links) {
    var known = last;
    if (known != null && links == lastLinks) {
      return known;
    }
    var composed = composed(links);
    last = composed;
    lastLinks = links;
    return composed;
  }

  /// Where things were told at its last composition.
  Links links() {
    return lastLinks;
  }

  private Composed composed(Links links) {
    parts.forEach(part -> part.link(links, path));
    shrink();
    grow();
    var cuts =
        parts.stream()
            .map(
                part ->
                    new Publication.Cut(
                        part.heading(), part.level(), part.levels(), part.size(), part.names()))
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
    var silent = parts.stream().filter(ComposedPart::isSilent).map(ComposedPart::heading).toList();
    return new Composed(
        path, document, total() <= most, targets(document, headings), cuts, silent, this);
  }

  private void shrink() {
    if (most == Integer.MAX_VALUE) {
      return;
    }
    for (var optional : List.of(true, false)) {
      var some = parts.stream().filter(part -> part.isOptional() == optional).toList();
      while (total() > most) {
        var best = some.stream().max(Comparator.comparingInt(ComposedPart::saving)).orElse(null);
        if (best == null || best.saving() == 0) {
          break;
        }
        best.shorten();
      }
    }
  }

  private void grow() {
    var ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparing(ComposedPart::isOptional));
    for (var part : ordered) {
      while (part.level() > 0 && total() + part.growth() <= most) {
        part.lengthen();
      }
    }
  }

  /// The lines that each part takes at each of its levels, with the links of the last composition.
  List<Publication.Part> sizes() {
    return parts.stream().map(ComposedPart::sizes).toList();
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
    return i + 1 == parts.size() || parts.get(i + 1).depth() == 2;
  }

  private String sectionOf(int i) {
    var at = i;
    while (parts.get(at).depth() > 2) {
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
}
