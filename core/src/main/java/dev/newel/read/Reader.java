package dev.newel.read;

import dev.newel.finding.Finding;
import dev.newel.language.Written;
import dev.newel.read.bind.Binder;
import dev.newel.read.bind.Bound;
import dev.newel.read.bind.SourceIndex;
import dev.newel.read.yaml.ReadId;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    var other = otherVersion(root);
    if (other != null) {
      findings.add(other);
      return new Bound(null, Map.of(), SourceIndex.EMPTY, findings);
    }
    var bound =
        Binder.bind(
            root, workspace.files().stream().map(YamlFile::text).toList(), workspace.isComplete());
    findings.addAll(bound.findings());
    return new Bound(bound.written(), bound.spans(), bound.index(), findings);
  }

  /// What there is to say of a design in another version of the language: this alone, because its
  /// keywords may mean something else. Null where it is ours, or says no version.
  private static @Nullable Finding otherVersion(YamlNode.Mapping root) {
    if (!(root.get("newel") instanceof YamlNode.Scalar said)
        || !said.value().matches("\\d{1,9}")
        || said.value().equals(String.valueOf(Written.VERSION))) {
      return null;
    }
    return Finding.error(
        ReadId.OTHER_VERSION.id(),
        Address.of("newel"),
        said.span(),
        "The design is written in version %s of the language, and this program reads version %d alone."
            .formatted(said.value(), Written.VERSION),
        "Read it with a Newel of its version, or write `newel: %d`.".formatted(Written.VERSION));
  }
}
