package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file, read.
///
/// @param root the tree; a [YamlNode.Missing] for an empty file, null where the text is no YAML
/// @param comments all comments in order; empty where `root` is null
/// @param findings what is wrong with it, in the order of the text
/// @param text what was read; empty where it could not be decoded
public record YamlFile(
    @Nullable YamlNode root, List<YamlComment> comments, List<Finding> findings, SourceText text) {
  public YamlFile {
    comments = List.copyOf(comments);
    findings = List.copyOf(findings);
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
