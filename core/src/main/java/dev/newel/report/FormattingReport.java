package dev.newel.report;

import dev.newel.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What formatting did to the files of a design, for scripts.
///
/// @param written whether the canonical texts are in the files now
/// @param files in the order of reading, then those that could not be read
public record FormattingReport(boolean written, List<FormattedFile> files) {
  private static final int VERSION = 1;

  /// One file.
  ///
  /// @param path as the user knows it
  /// @param changed whether its canonical form is another text
  /// @param steps the names of the steps that changed it, in their order
  /// @param errors why it was left as it is, or what is amiss with the files that it names
  /// @param readable false where there is no text of it that could be brought into form
  /// @param diff the change as a unified diff, null where nobody asked for it
  /// @param text the canonical text, null where it goes into the file
  public record FormattedFile(
      String path,
      boolean changed,
      List<String> steps,
      List<Finding> errors,
      boolean readable,
      @Nullable String diff,
      @Nullable String text) {
    public FormattedFile {
      steps = List.copyOf(steps);
      errors = List.copyOf(errors);
    }
  }

  public FormattingReport {
    files = List.copyOf(files);
  }

  /// JSON of our own. Within one `version` members are only added, never renamed or taken away:
  ///
  /// - `version`: 1; `written`: true or false
  /// - `counts`: `files`, `changed`, `unchanged` and `unreadable`, which sum up to `files`
  /// - `files`, each with `path`, `changed`, `steps`, `findings` (each as `check` reports it: `id`,
  ///   `severity`, `at`, `message`, and where there is one `span` and `hint`), and where asked for
  ///   `diff` or `text`
  public String json() {
    var root = new LinkedHashMap<String, Object>();
    root.put("version", VERSION);
    root.put("written", written);
    root.put("counts", counts());
    root.put("files", files.stream().map(FormattingReport::file).toList());
    return Json.write(root);
  }

  private Map<String, Object> counts() {
    var changed = files.stream().filter(FormattedFile::changed).count();
    var unreadable = files.stream().filter(file -> !file.readable).count();
    var counts = new LinkedHashMap<String, Object>();
    counts.put("files", files.size());
    counts.put("changed", changed);
    counts.put("unchanged", files.size() - changed - unreadable);
    counts.put("unreadable", unreadable);
    return counts;
  }

  private static Map<String, Object> file(FormattedFile file) {
    var json = new LinkedHashMap<String, Object>();
    json.put("path", file.path);
    json.put("changed", file.changed);
    json.put("steps", file.steps);
    json.put("findings", file.errors.stream().map(FindingJson::plain).toList());
    if (file.diff != null) {
      json.put("diff", file.diff);
    }
    if (file.text != null) {
      json.put("text", file.text);
    }
    return json;
  }
}
