package dev.newel.read;

import dev.newel.finding.Finding;
import dev.newel.read.yaml.ReadId;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Joins the top-level mappings of several files into one.
final class TopLevels {
  private final Map<String, YamlNode.Entry> joined = new LinkedHashMap<>();
  /// The entries of what more than one file may add to, by top-level name.
  private final Map<String, Map<String, YamlNode.Entry>> members = new LinkedHashMap<>();
  private final List<Finding> findings;

  private TopLevels(List<Finding> findings) {
    this.findings = findings;
  }

  static YamlNode.Mapping join(List<YamlNode.Mapping> roots, List<Finding> findings) {
    var first = roots.getFirst();
    if (roots.size() == 1) {
      return first;
    }
    var work = new TopLevels(findings);
    for (var root : roots) {
      for (var entry : root.entries()) {
        // Every file has its own `include`; all of them are followed by now.
        if (root == first || !entry.name().equals("include")) {
          work.add(entry);
        }
      }
    }
    var entries = work.joined.values().stream().map(work::withMembers).toList();
    return new YamlNode.Mapping(entries, first.flow(), first.span(), first.start(), first.end());
  }

  private void add(YamlNode.Entry entry) {
    var name = entry.name();
    var before = joined.get(name);
    if (before == null || before.value() instanceof YamlNode.Missing) {
      joined.put(name, entry);
      members.remove(name);
      if (entry.value() instanceof YamlNode.Mapping mapping) {
        var own = new LinkedHashMap<String, YamlNode.Entry>();
        mapping.entries().forEach(member -> own.put(member.name(), member));
        members.put(name, own);
      }
      return;
    }
    var own = members.get(name);
    if (own != null && entry.value() instanceof YamlNode.Mapping more) {
      for (var member : more.entries()) {
        var twice = own.putIfAbsent(member.name(), member);
        if (twice != null) {
          nameTwice(Address.of(name, member.name()), twice, member);
        }
      }
    } else if (before.value() instanceof YamlNode.Sequence list
        && entry.value() instanceof YamlNode.Sequence more) {
      var items = new ArrayList<>(list.items());
      items.addAll(more.items());
      joined.put(
          name,
          new YamlNode.Entry(
              before.key(),
              new YamlNode.Sequence(items, list.flow(), list.span(), list.start(), list.end()),
              before.doc()));
    } else if (!(entry.value() instanceof YamlNode.Missing)
        && !isSameVersion(name, before.value(), entry.value())) {
      nameTwice(Address.of(name), before, entry);
    }
  }

  private static boolean isSameVersion(String name, YamlNode one, YamlNode other) {
    return name.equals("newel") && text(one) != null && Objects.equals(text(one), text(other));
  }

  private static @Nullable String text(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar ? scalar.value() : null;
  }

  private void nameTwice(Address at, YamlNode.Entry first, YamlNode.Entry second) {
    findings.add(
        Finding.error(
            ReadId.NAME_TWICE.id(),
            at,
            second.key().span(),
            "`%s` is said twice, here and at %s.".formatted(second.name(), first.key().span()),
            "Remove or rename one of them."));
  }

  private YamlNode.Entry withMembers(YamlNode.Entry entry) {
    var own = members.get(entry.name());
    if (own == null || !(entry.value() instanceof YamlNode.Mapping mapping)) {
      return entry;
    }
    return new YamlNode.Entry(
        entry.key(),
        new YamlNode.Mapping(
            List.copyOf(own.values()),
            mapping.flow(),
            mapping.span(),
            mapping.start(),
            mapping.end()),
        entry.doc());
  }
}
