package dev.newel.read;

import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.design.trace.KnownRequirements;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.source.SourceMap;
import dev.newel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A design as it was read: with its places, the documents that it names, and what is wrong.
///
/// @param design null where so much is wrong that nothing could be made of it
/// @param written what the author wrote, before any convention; null likewise
/// @param sources where every fact comes from
/// @param texts the text of every file that was read, by the name that places bear
/// @param documents the documents that the design names
/// @param around the files of its directory, to which those documents may refer
/// @param findings of all steps, in the order of reading
public record ReadDesign(
    @Nullable Design design,
    @Nullable Written written,
    SourceMap sources,
    Map<String, String> texts,
    Documents documents,
    FileTree around,
    List<Finding> findings) {
  public ReadDesign {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    findings = List.copyOf(findings);
  }

  /// The same with the texts of more files.
  public ReadDesign with(Map<String, String> more) {
    var all = new LinkedHashMap<>(texts);
    more.forEach(all::putIfAbsent);
    return new ReadDesign(design, written, sources, all, documents, around, findings);
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /// The documents that a design starts from.
  ///
  /// @param requirements of all documents
  /// @param requirementPlaces where each is defined, by `KnownRequirements.Stated.name()`
  /// @param decisions by id
  /// @param decisionPlaces where each begins
  /// @param inputs every document that the design names
  public record Documents(
      KnownRequirements requirements,
      Map<String, Span> requirementPlaces,
      Map<String, Decision> decisions,
      Map<String, Span> decisionPlaces,
      List<Input> inputs) {
    /// Nothing is named.
    public static final Documents NONE =
        new Documents(KnownRequirements.NONE, Map.of(), Map.of(), Map.of(), List.of());

    public Documents {
      requirementPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(requirementPlaces));
      decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
      decisionPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(decisionPlaces));
      inputs = List.copyOf(inputs);
    }
  }

  /// A document that the design names.
  ///
  /// @param at where it is named: `system/requirements`, `features/E01-F01/research`
  /// @param kind `requirements`, `research`, `contracts`, `data-design`, `decisions`
  /// @param path relative to the design's directory
  /// @param file as messages name it
  /// @param there whether it can be read
  public record Input(Address at, String kind, String path, String file, boolean there) {}
}
