package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What holds for the names of every mapping.
final class EntryChecks {
  private EntryChecks() {}

  /// The node as a name; null, and a finding, where it is none.
  static YamlNode.@Nullable Scalar key(YamlNode node, SourceText text, List<Finding> findings) {
    var what =
        switch (node) {
          case YamlNode.Scalar scalar -> "";
          case YamlNode.Missing missing -> "nothing";
          case YamlNode.Sequence sequence -> "a list";
          case YamlNode.Mapping mapping -> "a mapping";
        };
    if (node instanceof YamlNode.Scalar scalar) {
      if (scalar.isPlain() && scalar.value().equals("<<")) {
        findings.add(
            YamlReader.error(
                ReadId.MERGE_KEY,
                text,
                scalar.start(),
                scalar.end(),
                "`<<` merges nothing in YAML 1.2.",
                "Write the entries out."));
        return null;
      }
      return scalar;
    }
    if (node instanceof YamlNode.Missing && node.end() > node.start()) {
      // An alias that names nothing, which is a finding already.
      return null;
    }
    findings.add(
        YamlReader.error(
            ReadId.KEY_NOT_TEXT,
            text,
            node.start(),
            node.end(),
            "A name is expected before `:`, found %s.".formatted(what),
            what.equals("nothing")
                ? "Write a name before the `:`."
                : "Put it in quotes when the brackets belong to the name."));
    return null;
  }

  /// The entries, of those with the same name only the first.
  static List<YamlNode.Entry> unique(
      List<YamlNode.Entry> entries, SourceText text, List<Finding> findings) {
    Map<String, YamlNode.Scalar> seen = new HashMap<>();
    var kept = new ArrayList<YamlNode.Entry>(entries.size());
    for (var entry : entries) {
      var first = seen.putIfAbsent(entry.name(), entry.key());
      if (first == null) {
        kept.add(entry);
        continue;
      }
      findings.add(
          YamlReader.error(
              ReadId.DUPLICATE_KEY,
              text,
              entry.key().start(),
              entry.key().end(),
              "`%s` stands twice in this mapping; the first is in line %d."
                  .formatted(Quoting.shorten(entry.name()), first.span().line()),
              "Join the two, or rename one."));
    }
    return kept;
  }
}
