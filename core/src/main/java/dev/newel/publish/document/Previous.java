package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document as it stands on disk before it is published anew.
///
/// A person writes between `<!-- newel:keep -->` and `<!-- newel:end -->`, anywhere in a section;
/// those lines survive at the end of that section.
///
/// @param mark null where Newel did not write it
/// @param kept what people wrote, marks included, by the heading of its section; empty for what
///     stands before the first
/// @param edited the headings of sections whose generated part is not as Newel wrote it; one text
///     `structure` where sections came or went
/// @param unclosed the line, from 1, of a region that does not end; 0 where all do
record Previous(
    @Nullable Mark mark, Map<String, List<String>> kept, List<String> edited, int unclosed) {
  static final String BEGIN = "<!-- newel:keep -->";
  static final String END = "<!-- newel:end -->";

  /// Nothing is there.
  static final Previous NONE = new Previous(null, Map.of(), List.of(), 0);

  static Previous read(String text) {
    var lines = new ArrayList<>(text.lines().toList());
    var mark = lines.isEmpty() ? null : Mark.read(lines.getLast());
    if (mark != null) {
      lines.removeLast();
    }
    var sections = split(lines);
    var kept = new LinkedHashMap<String, List<String>>();
    var prints = new ArrayList<String>();
    for (var section : sections) {
      var parts = Parted.of(section.lines());
      if (!parts.kept().isEmpty()) {
        kept.put(section.heading(), parts.kept());
      }
      if (parts.unclosed() > 0) {
        return new Previous(mark, kept, List.of(), section.first() + parts.unclosed());
      }
      prints.add(print(parts.generated()));
    }
    return new Previous(mark, kept, mark == null ? List.of() : edited(sections, prints, mark), 0);
  }

  private static List<String> edited(List<Part> sections, List<String> prints, Mark mark) {
    if (prints.size() != mark.prints().size()) {
      return List.of("structure");
    }
    var edited = new ArrayList<String>();
    for (var i = 0; i < prints.size(); i++) {
      if (!prints.get(i).equals(mark.prints().get(i))) {
        edited.add(sections.get(i).heading());
      }
    }
    return List.copyOf(edited);
  }

  /// The fingerprints of a document's sections, what people wrote left out.
  static List<String> prints(List<String> lines) {
    return split(lines).stream().map(part -> print(Parted.of(part.lines()).generated())).toList();
  }

  /// Empty lines do not count: a region that moves takes one along.
  private static String print(List<String> generated) {
    return Mark.print(
        String.join("\n", generated.stream().filter(line -> !line.isBlank()).toList()));
  }

  /// A section of the document and all that is within it.
  ///
  /// @param first the index of its first line
  private record Part(String heading, int first, List<String> lines) {}

  private static List<Part> split(List<String> lines) {
    var parts = new ArrayList<Part>();
    var heading = "";
    var from = 0;
    for (var at : Headings.of(lines)) {
      if (at.depth() == 2) {
        parts.add(new Part(heading, from, lines.subList(from, at.line())));
        heading = at.text();
        from = at.line();
      }
    }
    parts.add(new Part(heading, from, lines.subList(from, lines.size())));
    return parts;
  }

  /// @param unclosed the line, from 1, at which a region begins that does not end; 0 for none
  private record Parted(List<String> generated, List<String> kept, int unclosed) {
    static Parted of(List<String> lines) {
      var generated = new ArrayList<String>();
      var kept = new ArrayList<String>();
      var begun = 0;
      for (var i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        begun = begun == 0 && line.strip().equals(BEGIN) ? i + 1 : begun;
        (begun > 0 ? kept : generated).add(line);
        begun = line.strip().equals(END) ? 0 : begun;
      }
      return new Parted(generated, kept, begun);
    }
  }
}
