package dev.newel.read;

import dev.newel.finding.Finding;
import dev.newel.read.bind.Binder;
import dev.newel.read.bind.Bound;
import dev.newel.read.bind.SourceIndex;
import dev.newel.read.yaml.YamlFile;
import java.util.ArrayList;
import java.util.Map;

/// Reads a design: parses its files, joins them, and binds them to the records of the language.
public final class Reader {
  private Reader() {}

  /// The design of `workspace` as written, with the findings of its files first.
  public static Bound read(Workspace workspace) {
    var findings = new ArrayList<Finding>(workspace.findings());
    var root = workspace.root();
    if (root == null) {
      return new Bound(null, Map.of(), SourceIndex.EMPTY, findings);
    }
    var bound =
        Binder.bind(
            root, workspace.files().stream().map(YamlFile::text).toList(), workspace.isComplete());
    findings.addAll(bound.findings());
    return new Bound(bound.written(), bound.spans(), bound.index(), findings);
  }
}
