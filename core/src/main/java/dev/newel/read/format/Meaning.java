package dev.newel.read.format;

import dev.newel.finding.Finding;
import dev.newel.read.bind.Binder;
import dev.newel.read.bind.Bound;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file says in the words of the language, in whichever form; and whether another text of it
/// says the same.
final class Meaning {
  /// What one file of a design need not say, because another one does.
  private static final YamlFile ELSEWHERE =
      YamlReader.read("elsewhere", "newel: 1\nsystem: { name: elsewhere }\n");

  private Meaning() {}

  /// The file bound by itself; null where it is no part of a design, or one with errors.
  static @Nullable Bound of(YamlFile file) {
    if (!(file.root() instanceof YamlNode.Mapping root)
        || !(ELSEWHERE.root() instanceof YamlNode.Mapping elsewhere)) {
      return null;
    }
    var entries = new ArrayList<>(root.entries());
    elsewhere.entries().stream().filter(entry -> !root.has(entry.name())).forEach(entries::add);
    var whole = new YamlNode.Mapping(entries, root.flow(), root.span(), root.start(), root.end());
    var bound = Binder.bind(whole, List.of(file.text()), false);
    return bound.written() == null || bound.hasErrors() ? null : bound;
  }

  /// Whether both say the same, with the same comments and nothing else amiss.
  static boolean same(YamlFile before, YamlFile after) {
    if (!Sameness.sayAside(before, after)) {
      return false;
    }
    var was = of(before);
    var is = of(after);
    return was != null
        && is != null
        && was.written() != null
        && was.written().equals(is.written())
        && findings(was).equals(findings(is));
  }

  private static List<String> findings(Bound bound) {
    return bound.findings().stream().map(Meaning::finding).sorted().toList();
  }

  private static String finding(Finding finding) {
    return finding.id() + " " + finding.message();
  }
}
