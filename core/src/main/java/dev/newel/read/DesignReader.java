package dev.newel.read;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.bind.Bound;
import dev.newel.read.elaborate.Elaborator;
import dev.newel.read.elaborate.Places;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.source.Address;
import dev.newel.source.Origin;
import dev.newel.source.SourceMap;
import dev.newel.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a design in its visible steps: parse and join the files, bind them to the language, expand
/// the conventions, and read the documents that it names. Each step goes on with what the one
/// before could make of the text.
public final class DesignReader {
  private DesignReader() {}

  /// The design at `path`: a directory with a `design.yaml` or `newel.yaml`, or the first file
  /// itself.
  public static ReadDesign read(Path path) {
    if (Files.isDirectory(path)) {
      var tree = new DiskTree(path);
      return read(tree, Workspace.read(tree, YamlLimits.DESIGN));
    }
    var parent = path.getParent();
    var name = path.getFileName();
    var tree = new DiskTree(parent == null ? Path.of("") : parent);
    return read(tree, Workspace.read(tree, name == null ? "" : name.toString(), YamlLimits.DESIGN));
  }

  /// The design in `tree` whose files `workspace` has read.
  public static ReadDesign read(FileTree tree, Workspace workspace) {
    var bound = Reader.read(workspace);
    var findings = new ArrayList<>(bound.findings());
    var texts = new LinkedHashMap<String, String>();
    workspace.files().forEach(file -> texts.put(file.text().file(), file.text().text()));
    var written = bound.written();
    if (written == null) {
      return new ReadDesign(
          null, null, sources(bound, Map.of()), texts, ReadDesign.Documents.NONE, tree, findings);
    }
    var places = new BoundPlaces(bound, workspace.files(), new HashSet<>());
    var elaborated = Elaborator.elaborate(written, places);
    elaborated.findings().forEach(finding -> findings.add(places.safe(finding)));
    var documents =
        new DocumentReader(tree, written, address -> bound.index().span(address)).read();
    findings.addAll(documents.findings());
    texts.putAll(documents.texts());
    return new ReadDesign(
        elaborated.design(),
        written,
        sources(bound, elaborated.conventions()),
        texts,
        documents.documents(),
        tree,
        findings);
  }

  private static SourceMap sources(Bound bound, Map<Address, Origin> conventions) {
    var origins = new LinkedHashMap<Address, Origin>();
    conventions.forEach(origins::put);
    bound.spans().forEach((address, span) -> origins.put(address, new Origin.Written(span)));
    return new SourceMap(origins, bound.index()::written);
  }

  /// Places of a bound design.
  ///
  /// @param wide the places that are wider than what was asked for, as in a text with escapes or of
  ///     several lines
  private record BoundPlaces(Bound bound, List<YamlFile> files, Set<Span> wide) implements Places {
    @Override
    public @Nullable Span of(Address address) {
      return bound.index().span(address);
    }

    @Override
    public @Nullable Span within(Address address, String part, int offset, int length) {
      var text = bound.index().text(address);
      var start = text == null ? -1 : text.indexOf(part);
      var span = start < 0 ? of(address) : bound.index().span(address, start + offset, length);
      if (span != null && !covers(span, part, offset, length)) {
        wide.add(span);
      }
      return span;
    }

    @Override
    public @Nullable Span word(Address address, String word) {
      var text = bound.index().text(address);
      var found = text == null ? null : wholeWord(word).matcher(text);
      return found != null && found.find()
          ? bound.index().span(address, found.start(), word.length())
          : of(address);
    }

    private static Pattern wholeWord(String word) {
      return Pattern.compile("(?<![\\p{Alnum}_-])" + Pattern.quote(word) + "(?![\\p{Alnum}_-])");
    }

    @Override
    public List<Address> unread() {
      return bound.findings().stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .map(Finding::at)
          .toList();
    }

    private boolean covers(Span span, String part, int offset, int length) {
      var asked = part.substring(Math.min(offset, part.length()));
      return files.stream()
          .map(YamlFile::text)
          .filter(text -> text.file().equals(span.file()))
          .anyMatch(text -> asked.startsWith(text.at(span)) && text.at(span).length() == length);
    }

    /// The finding without its edit where that would replace more than the fault.
    Finding safe(Finding finding) {
      var edit = finding.edit();
      return edit != null && wide.contains(edit.span()) ? finding.withoutEdit() : finding;
    }
  }
}
