package dev.newel.read.format;

import dev.newel.finding.Finding;
import dev.newel.read.yaml.YamlComment;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.text.YamlScalar;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether two texts of one file say the same: the same tree with the same documentation, the same
/// comments and the same findings. Only the order of the top-level keywords may differ.
final class Sameness {
  private Sameness() {}

  static boolean holds(YamlFile before, YamlFile after) {
    return sameRoot(before.root(), after.root()) && sayAside(before, after);
  }

  /// Whether the comments and the findings are the same.
  static boolean sayAside(YamlFile before, YamlFile after) {
    return comments(before).equals(comments(after)) && findings(before).equals(findings(after));
  }

  private static List<String> comments(YamlFile file) {
    return file.comments().stream().map(Sameness::comment).sorted().toList();
  }

  private static String comment(YamlComment comment) {
    return (comment.ownLine() ? "own " : "beside ") + comment.text();
  }

  private static List<String> findings(YamlFile file) {
    return file.findings().stream().map(Sameness::finding).sorted().toList();
  }

  private static String finding(Finding finding) {
    return finding.id() + " " + finding.message();
  }

  private static boolean sameRoot(@Nullable YamlNode a, @Nullable YamlNode b) {
    if (a instanceof YamlNode.Mapping before && b instanceof YamlNode.Mapping after) {
      return before.entries().size() == after.entries().size()
          && before.entries().stream()
              .allMatch(entry -> sameEntry(entry, after.entry(entry.name())));
    }
    return a != null && b != null && same(a, b);
  }

  private static boolean sameEntry(YamlNode.Entry a, YamlNode.@Nullable Entry b) {
    return b != null
        && Objects.equals(a.doc(), b.doc())
        && same(a.key(), b.key())
        && same(a.value(), b.value());
  }

  private static boolean same(YamlNode a, YamlNode b) {
    return switch (a) {
      case YamlNode.Mapping before -> {
        if (!(b instanceof YamlNode.Mapping after)
            || after.entries().size() != before.entries().size()) {
          yield false;
        }
        for (var i = 0; i < before.entries().size(); i++) {
          if (!sameEntry(before.entries().get(i), after.entries().get(i))) {
            yield false;
          }
        }
        yield true;
      }
      case YamlNode.Sequence before -> {
        if (!(b instanceof YamlNode.Sequence after)
            || after.items().size() != before.items().size()) {
          yield false;
        }
        for (var i = 0; i < before.items().size(); i++) {
          if (!same(before.items().get(i), after.items().get(i))) {
            yield false;
          }
        }
        yield true;
      }
      case YamlNode.Scalar before ->
          b instanceof YamlNode.Scalar after
              && before.value().equals(after.value())
              && sameKind(before, after);
      case YamlNode.Missing before -> b instanceof YamlNode.Missing;
    };
  }

  /// Whether quotes make no difference: a number in quotes is a text where JSON is written.
  private static boolean sameKind(YamlNode.Scalar a, YamlNode.Scalar b) {
    return a.isPlain() == b.isPlain() || !YamlScalar.needsQuotes(a.value(), false);
  }
}
