package dev.newel.publish.document.sections.interfaces;

import dev.newel.publish.document.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// What a data structure is used for, in words.
final class StructureUses {
  /// The most uses that are named where there is little room.
  private static final int FEW = 3;

  private final Map<String, SequencedSet<String>> uses = new LinkedHashMap<>();

  /// @param as what it is there, `the answer of`
  /// @param of where that is, as Markdown
  void add(String as, String of) {
    uses.computeIfAbsent(as, unseen -> new LinkedHashSet<>()).add(of);
  }

  /// `the body of A and B, and as a part of C`.
  String all() {
    return words(Integer.MAX_VALUE);
  }

  /// The first uses, and how many others there are.
  String few() {
    var count = uses.values().stream().mapToInt(SequencedSet::size).sum();
    return count <= FEW
        ? all()
        : "%s, and in %s".formatted(words(FEW - 1), Phrase.count(count - FEW + 1, "other place"));
  }

  private String words(int most) {
    var groups = new ArrayList<String>();
    var left = most;
    var several = false;
    for (var use : uses.entrySet()) {
      if (left > 0) {
        var names = use.getValue().stream().limit(left).toList();
        left -= names.size();
        several |= names.size() > 1;
        groups.add(use.getKey() + " " + Phrase.and(names));
      }
    }
    return joined(groups, several);
  }

  /// @param several whether a group has an `and` of its own
  private static String joined(List<String> groups, boolean several) {
    var last = groups.size() - 1;
    if (last < 1) {
      return String.join("", groups);
    }
    return String.join(", as ", groups.subList(0, last))
        + (several || last > 1 ? ", and as " : " and as ")
        + groups.get(last);
  }
}
