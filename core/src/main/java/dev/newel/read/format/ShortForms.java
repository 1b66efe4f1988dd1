package dev.newel.read.format;

import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Long forms that say no more than the short ones that the language has for them become short.
///
/// Each such change is held against the meaning of the file, and not made where that would be
/// another.
final class ShortForms {
  /// How deep long forms may stand in each other; more than the language lets them.
  private static final int MOST_PASSES = 10;

  /// How often changes are tried before those that are left are given up.
  private static final int MOST_TRIALS = 100;

  private final YamlFile file;
  private final List<LongForms.Cut> made = new ArrayList<>();
  private final List<LongForms.Cut> refused = new ArrayList<>();
  private YamlFile now;
  private int trials;

  private ShortForms(YamlFile file) {
    this.file = file;
    this.now = file;
  }

  static String apply(YamlFile file) {
    var now = file;
    Set<Integer> refused = Set.of();
    for (var pass = 0; pass < MOST_PASSES; pass++) {
      var found = LongForms.of(now, refused);
      if (found.isEmpty() || Meaning.of(now) == null) {
        break;
      }
      var work = new ShortForms(now);
      work.make(found);
      refused = work.refused(refused);
      now = work.now;
    }
    return now.text().text();
  }

  /// Makes the changes that leave the meaning, all at once where that will do.
  private void make(List<LongForms.Cut> cuts) {
    var tried = new ArrayList<>(made);
    tried.addAll(cuts);
    if (++trials > MOST_TRIALS) {
      refused.addAll(cuts);
      return;
    }
    var after = YamlReader.read(file.text().file(), changed(tried));
    if (Meaning.same(file, after)) {
      made.addAll(cuts);
      now = after;
    } else if (cuts.size() > 1) {
      make(cuts.subList(0, cuts.size() / 2));
      make(cuts.subList(cuts.size() / 2, cuts.size()));
    } else {
      refused.addAll(cuts);
    }
  }

  /// Where the refused changes begin in the text as it is now, those of earlier passes included, so
  /// that what stands around them has its turn.
  private Set<Integer> refused(Set<Integer> before) {
    var places = new HashSet<>(before);
    refused.forEach(cut -> places.add(cut.start()));
    return places.stream().map(this::moved).collect(Collectors.toSet());
  }

  private int moved(int place) {
    return place
        + made.stream()
            .flatMap(cut -> cut.pieces().stream())
            .filter(piece -> piece.end() <= place)
            .mapToInt(piece -> piece.text().length() - (piece.end() - piece.start()))
            .sum();
  }

  private String changed(List<LongForms.Cut> cuts) {
    var changes = new Changes(file.text().text());
    for (var cut : cuts) {
      cut.pieces().forEach(piece -> changes.replace(piece.start(), piece.end(), piece.text()));
    }
    return changes.applied();
  }
}
