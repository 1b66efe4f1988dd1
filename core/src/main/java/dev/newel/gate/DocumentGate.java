package dev.newel.gate;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.profile.Profile;
import dev.newel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges documents: each by the rules for all documents, and by its profile where it has one.
public final class DocumentGate {
  private final Request request;
  private final Set<String> rules;
  private final DocumentReport report = new DocumentReport();
  private final LinkCheck links;
  private final BlockCheck blocks;

  /// What is judged, and by what.
  ///
  /// @param profiles those whose documents the files may be
  /// @param asked whether somebody asked for these profiles, so that a file that is none of their
  ///     documents is a finding
  /// @param document the document that all files are, `workflow/architecture`; null for what their
  ///     paths and marks say
  /// @param design what the design has; null where there is none
  /// @param mostLines how many lines a document may have at most; null for any number
  public record Request(
      List<DocumentFile> files,
      List<Profile> profiles,
      boolean asked,
      @Nullable String document,
      @Nullable DesignNames design,
      @Nullable Integer mostLines,
      Surroundings around,
      DiagramLint lint) {
    public Request {
      files = List.copyOf(files);
      profiles = List.copyOf(profiles);
    }

    /// The same of other files and another design.
    public Request of(List<DocumentFile> others, @Nullable DesignNames names) {
      return new Request(others, profiles, asked, document, names, mostLines, around, lint);
    }
  }

  private DocumentGate(Request request, Set<String> rules) {
    this.request = request;
    this.rules = Set.copyOf(rules);
    this.links = new LinkCheck(request.around());
    this.blocks = new BlockCheck(request.lint());
  }

  /// What is wrong, file by file.
  public static List<Finding> findings(Request request) {
    return findings(request, DocumentRule.IDS);
  }

  private static List<Finding> findings(Request request, Set<String> rules) {
    var gate = new DocumentGate(request, rules);
    request.files().forEach(gate::judge);
    return gate.report.findings();
  }

  /// What is wrong with the text of one document by some rules, as far as it can be seen without
  /// the files around it: all that its links lead to counts as there.
  ///
  /// @param document what it is, `workflow/architecture`
  /// @param rules the ids of those that are asked
  public static List<Finding> alone(
      List<Profile> profiles, String document, String path, String text, Set<String> rules) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var file = new DocumentFile(path, path, bytes, document);
    var request =
        new Request(
            List.of(file),
            profiles,
            true,
            document,
            null,
            null,
            Surroundings.ANY,
            DiagramLint.MERMAID);
    return findings(request, rules).stream()
        .filter(finding -> rules.contains(finding.id()))
        .toList();
  }

  /// Whether a check is to be run, which is for nothing where none of its rules is asked.
  private boolean asks(DocumentRule... some) {
    return Arrays.stream(some).anyMatch(rule -> rules.contains(rule.id()));
  }

  private void judge(DocumentFile file) {
    var document = ReadDocument.of(file.path(), file.bytes(), report);
    if (document == null) {
      return;
    }
    if (asks(
        DocumentRule.BROKEN_LINK, DocumentRule.BROKEN_ANCHOR, DocumentRule.UNDEFINED_REFERENCE)) {
      links.check(document, report);
    }
    if (asks(DocumentRule.PLACEHOLDER)) {
      PlaceholderCheck.check(document, report);
    }
    SectionCheck.check(document, report);
    if (asks(DocumentRule.UNKNOWN_SECTION)) {
      SectionNumbers.check(document, report);
    }
    blocks.check(document, report);
    length(document);
    if (request.design() != null) {
      DesignCheck.check(document, request.design(), report);
    }
    var place = place(file);
    if (place != null) {
      ProfileCheck.check(document, place, report);
      if (asks(DocumentRule.EMPTY_CELL)) {
        TableColumns.cells(document, report);
      }
      ForbiddenContent.check(document, place, report);
    }
  }

  private @Nullable DocumentPlace place(DocumentFile file) {
    if (request.document() != null) {
      return DocumentPlace.named(request.document(), request.profiles());
    }
    var place = DocumentPlace.of(file, request.profiles(), request.asked());
    if (place == null && request.asked()) {
      report.at(
          DocumentRule.UNPLACED_DOCUMENT,
          Span.point(file.path(), 1, 1),
          "`%s` is at no path of the profile, so only the rules for all documents are run."
              .formatted(file.path()),
          "Say which document it is, `--profile %s`."
              .formatted(DocumentPlace.all(request.profiles()).getFirst().name()));
    }
    return place;
  }

  private void length(ReadDocument document) {
    var most = request.mostLines();
    var lines = document.markdown().lines();
    if (most != null && lines > most) {
      report.at(
          DocumentRule.OFF_BUDGET,
          Severity.ERROR,
          document.start(),
          "The document has %d lines, expected at most %d.".formatted(lines, most),
          "Shorten it, or move details into a document of their own.");
    }
  }
}
