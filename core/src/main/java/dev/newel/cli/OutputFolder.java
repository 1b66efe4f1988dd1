package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.publish.Emitter.Output;
import dev.newel.report.PublishingReport.Part;
import dev.newel.report.PublishingReport.PublishedFile;
import dev.newel.report.PublishingReport.Size;
import dev.newel.report.PublishingReport.State;
import dev.newel.report.PublishingReport.Subject;
import dev.newel.source.Span;
import dev.newel.text.LineDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes files that go under a folder and writes them together, once all are composed: none is
/// touched where one cannot be written.
final class OutputFolder {
  private final Console console;
  private final String shown;
  private final boolean compares;
  private final List<PublishedFile> files = new ArrayList<>();
  private final Map<String, String> changed = new LinkedHashMap<>();

  /// @param shown the folder as the user names it
  /// @param compares whether changes are told as differences
  OutputFolder(Console console, String shown, boolean compares) {
    this.console = console;
    this.shown = shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
    this.compares = compares;
  }

  /// Takes a file to be written.
  ///
  /// @param of what it is
  /// @param size of what was composed
  /// @param parts its sections, where somebody asks
  void put(Output output, Subject of, Size size, List<Part> parts) throws IOException {
    var name = name(output.path());
    var file = console.path(name);
    var content = output.content();
    var before = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    if (Arrays.equals(before, content.getBytes(StandardCharsets.UTF_8))) {
      files.add(new PublishedFile(name, State.UNCHANGED, of, size, parts, null));
      return;
    }
    requireInside(name, file);
    var old = before == null ? "" : new String(before, StandardCharsets.UTF_8);
    var diff = compares ? LineDiff.unified(name, old, content) : null;
    var state = before == null ? State.NEW : State.CHANGED;
    files.add(new PublishedFile(name, state, of, size, parts, diff));
    changed.put(name, content);
  }

  /// Takes a file that a finding keeps from being written.
  void keep(Output output, Subject of, Size size, List<Part> parts) {
    var name = name(output.path());
    var state = Files.exists(console.path(name)) ? State.KEPT : State.WITHHELD;
    files.add(new PublishedFile(name, state, of, size, parts, null));
  }

  /// A finding about a file that was taken, with its place as the user names it.
  Finding located(Finding finding) {
    var span = finding.span();
    if (span == null) {
      return finding;
    }
    var name = name(span.file());
    return files.stream().noneMatch(file -> file.path().equals(name))
        ? finding
        : new Finding(
            finding.id(),
            finding.severity(),
            finding.at(),
            new Span(name, span.line(), span.column(), span.endLine(), span.endColumn()),
            finding.message(),
            finding.hint(),
            finding.edit());
  }

  private String name(String path) {
    return shown.equals(".") ? path : shown + "/" + path;
  }

  /// What was taken, in order.
  List<PublishedFile> files() {
    return files;
  }

  /// Whether a file that was taken differs from what is there.
  boolean differs() {
    return !changed.isEmpty();
  }

  /// Writes what was taken.
  void write() throws IOException {
    FileRewrite.replace(console, changed);
  }

  /// A link that somebody left where a document goes must not send it elsewhere.
  private void requireInside(String name, Path file) throws IOException {
    if (Files.isSymbolicLink(file)
        && Files.exists(file)
        && !file.toRealPath().startsWith(console.path(shown).toRealPath())) {
      throw new FileRewrite.Refused(
          name,
          "it is a link that leads out of `%s`".formatted(shown),
          "remove the link",
          Exit.USAGE);
    }
  }
}
