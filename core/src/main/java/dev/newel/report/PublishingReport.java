package dev.newel.report;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What publishing came to, for scripts.
///
/// @param written whether new and changed files have been written
/// @param files in the order of writing, then those that nothing goes into any more
public record PublishingReport(boolean written, List<PublishedFile> files, List<Finding> findings) {
  private static final int VERSION = 1;

  /// How a file stands to what Newel writes.
  public enum State {
    /// There was none.
    NEW,
    /// There was another text.
    CHANGED,
    /// It is the same text.
    UNCHANGED,
    /// It is left as a person made it; a finding says why.
    KEPT,
    /// There is none, and a finding says why none is written.
    WITHHELD,
    /// It was published before, and nothing goes there any more.
    STALE
  }

  /// One file.
  ///
  /// @param path as the user knows it
  /// @param of the document, `workflow/architecture`, or the contract, `openapi`; null where it is
  ///     stale
  /// @param size what Newel composed for it; null where it is stale
  /// @param parts how far the sections of a document were cut; empty where nobody asked
  /// @param diff the change as a unified diff; null where nobody asked for it
  public record PublishedFile(
      String path,
      State state,
      @Nullable Subject of,
      @Nullable Size size,
      List<Part> parts,
      @Nullable String diff) {
    public PublishedFile {
      parts = List.copyOf(parts);
    }
  }

  /// What a file is.
  ///
  /// @param name the document, `workflow/architecture`, or the contract, `openapi`
  /// @param item the feature, component or decision that a document is about, `-` for the whole
  ///     system; null for a contract
  public record Subject(String name, @Nullable String item) {}

  /// @param bytes in UTF-8
  /// @param least the fewest lines that its budget allows; null where it has none
  /// @param most the most lines that its budget allows; null where it has none
  public record Size(int lines, int bytes, @Nullable Integer least, @Nullable Integer most) {}

  /// A section of a document.
  ///
  /// @param level from 1, the fullest, to `levels`
  public record Part(String heading, int lines, int level, int levels) {}

  public PublishingReport {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /// JSON of our own. Within one `version` members are only added, never renamed or taken away:
  ///
  /// - `version`: 1; `written`: true or false
  /// - `counts`: `files`, then how many are `new`, `changed`, `unchanged`, `kept`, `withheld` and
  ///   `stale`, which sum up to `files`, then findings by severity (`error`, `warning`, `info`)
  /// - `files`, each with `path` and `state`, one of the six; but for stale ones with `document`
  /// and `item` or with `contract`, with `lines` and `bytes`, and where there is one with the
  /// `budget` (`least`, `most`, in lines); where asked for with `sections` (`heading`, `lines`,
  /// `level`, `levels`) or `diff` - `findings`, each as `check` reports it: `id`, `severity`,
  /// `at`, `message`, and where there is one `span` and `hint`
  public String json() {
    var root = new LinkedHashMap<String, Object>();
    root.put("version", VERSION);
    root.put("written", written);
    root.put("counts", counts());
    root.put("files", files.stream().map(PublishingReport::file).toList());
    root.put("findings", findings.stream().map(FindingJson::plain).toList());
    return Json.write(root);
  }

  private Map<String, Object> counts() {
    var counts = new LinkedHashMap<String, Object>();
    counts.put("files", files.size());
    for (var state : State.values()) {
      counts.put(word(state), files.stream().filter(file -> file.state == state).count());
    }
    for (var severity : Severity.values()) {
      counts.put(
          Words.of(severity),
          findings.stream().filter(finding -> finding.severity() == severity).count());
    }
    return counts;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> file(PublishedFile file) {
    var json = new LinkedHashMap<String, Object>();
    json.put("path", file.path);
    json.put("state", word(file.state));
    if (file.of != null) {
      json.put(file.of.item == null ? "contract" : "document", file.of.name);
      if (file.of.item != null) {
        json.put("item", file.of.item);
      }
    }
    if (file.size != null) {
      addSize(json, file.size);
    }
    if (!file.parts.isEmpty()) {
      json.put("sections", file.parts.stream().map(PublishingReport::part).toList());
    }
    if (file.diff != null) {
      json.put("diff", file.diff);
    }
    return json;
  }

  private static void addSize(Map<String, Object> json, Size size) {
    json.put("lines", size.lines);
    json.put("bytes", size.bytes);
    var budget = new LinkedHashMap<String, Object>();
    if (size.least != null) {
      budget.put("least", size.least);
    }
    if (size.most != null) {
      budget.put("most", size.most);
    }
    if (!budget.isEmpty()) {
      json.put("budget", budget);
    }
  }

  private static Map<String, Object> part(Part part) {
    var json = new LinkedHashMap<String, Object>();
    json.put("heading", part.heading);
    json.put("lines", part.lines);
    json.put("level", part.level);
    json.put("levels", part.levels);
    return json;
  }
}
