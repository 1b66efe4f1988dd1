package dev.newel.read.tree;

import dev.newel.finding.Finding;
import dev.newel.read.yaml.ReadId;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Sees to it that no name stands twice in a mapping: of two the first is kept, and the second is a
/// finding.
final class Uniqueness {
  /// Up to so many names are compared each with each, which is quicker than to hash them.
  private static final int FEW = 12;

  private static final int LONGEST_SHOWN = 60;

  private Uniqueness() {}

  static Node mapping(
      SourceText source,
      int start,
      int end,
      String[] names,
      int[] places,
      Node[] values,
      List<Finding> findings) {
    if (!hasTwice(names)) {
      return Node.mapping(source, start, end, names, places, values);
    }
    var first = new HashMap<String, Integer>();
    var kept = 0;
    for (var i = 0; i < names.length; i++) {
      var before = first.putIfAbsent(names[i], places[2 * i]);
      if (before != null) {
        findings.add(twice(source, names[i], places[2 * i], places[2 * i + 1], before));
        continue;
      }
      names[kept] = names[i];
      values[kept] = values[i];
      places[2 * kept] = places[2 * i];
      places[2 * kept + 1] = places[2 * i + 1];
      kept++;
    }
    return Node.mapping(
        source,
        start,
        end,
        Arrays.copyOf(names, kept),
        Arrays.copyOf(places, 2 * kept),
        Arrays.copyOf(values, kept));
  }

  private static boolean hasTwice(String[] names) {
    if (names.length > FEW) {
      var seen = new HashMap<String, Boolean>(names.length * 2);
      for (var name : names) {
        if (seen.put(name, true) != null) {
          return true;
        }
      }
      return false;
    }
    for (var i = 1; i < names.length; i++) {
      for (var j = 0; j < i; j++) {
        if (names[i].equals(names[j])) {
          return true;
        }
      }
    }
    return false;
  }

  private static Finding twice(SourceText source, String name, int start, int end, int before) {
    var shown = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
    return Finding.error(
        ReadId.DUPLICATE_KEY.id(),
        Address.ROOT,
        source.span(start, end),
        "`%s` stands twice in this mapping; the first is in line %d."
            .formatted(shown, source.lineOf(before)),
        "Join the two, or rename one.");
  }
}
