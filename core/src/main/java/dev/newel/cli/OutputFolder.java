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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes files that go under a folder and writes them together, once all are composed: none is
/// touched where one cannot be written. What is there is read once: another run, or a person, may
/// write meanwhile, and what was composed for one state of a file must not replace another.
final class OutputFolder {
  private final Console console;
  private final String shown;
  private final boolean compares;
  private final List<PublishedFile> files = new ArrayList<>();
  private final Map<String, String> changed = new LinkedHashMap<>();

  /// What was there when it was first asked for.
  private final Map<String, Optional<byte[]>> before = new HashMap<>();

  /// @param shown the folder as the user names it
  /// @param compares whether changes are told as differences
  OutputFolder(Console console, String shown, boolean compares) {
    this.console = console;
    this.shown = shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
    this.compares = compares;
  }

  /// The text of a file that is there, by its path in the folder; null where there is none. What is
  /// no text is not ours: a character that stands for a broken one tells so.
  @Nullable String previous(String path) {
    try {
      var there = before(name(path));
      return there == null ? null : new String(there, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte @Nullable [] before(String name) throws IOException {
    var known = before.get(name);
    if (known == null) {
      known = Optional.ofNullable(there(name));
      before.put(name, known);
    }
    return known.orElse(null);
  }

  private byte @Nullable [] there(String name) throws IOException {
    var file = console.path(name);
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
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
    var there = before(name);
    if (Arrays.equals(there, content.getBytes(StandardCharsets.UTF_8))) {
      files.add(new PublishedFile(name, State.UNCHANGED, of, size, parts, null));
      return;
    }
    requireInside(name, file);
    var old = there == null ? "" : new String(there, StandardCharsets.UTF_8);
    var diff = compares ? LineDiff.unified(name, old, content) : null;
    var state = there == null ? State.NEW : State.CHANGED;
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
    for (var change : changed.entrySet()) {
      requireUntouched(change.getKey(), change.getValue());
    }
    FileRewrite.replace(console, changed);
  }

  /// Whoever wrote the same meanwhile is no hindrance.
  private void requireUntouched(String name, String content) throws IOException {
    var there = there(name);
    if (!Arrays.equals(there, before(name))
        && !Arrays.equals(there, content.getBytes(StandardCharsets.UTF_8))) {
      throw new FileRewrite.Refused(
          name, "it changed while this was composed", "run it again", Exit.FINDINGS);
    }
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
