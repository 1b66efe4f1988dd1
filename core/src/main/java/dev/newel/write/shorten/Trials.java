package dev.newel.write.shorten;

import dev.newel.design.Design;
import dev.newel.language.Written;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A written design that changes as long as its meaning stays.
final class Trials {
  private final Design goal;
  private final Function<Written, Meaning> elaborate;
  private Written now;
  private int count;

  Trials(Written written, Design goal, Function<Written, Meaning> elaborate) {
    this.goal = goal;
    this.elaborate = elaborate;
    this.now = written;
  }

  Written now() {
    return now;
  }

  Design goal() {
    return goal;
  }

  /// How often a design was elaborated.
  int count() {
    return count;
  }

  /// What the present design would mean with `edits`.
  Meaning meaning(Collection<Edit> edits) {
    count++;
    return elaborate.apply(Rewriter.apply(now, edits));
  }

  /// Makes those of `edits` that change nothing. They are tried at once; an edit of a part
  /// that then differs is given up without a trial of its own.
  void attempt(List<Edit> edits) {
    if (edits.isEmpty()) {
      return;
    }
    var meaning = meaning(edits);
    var same = goal.equals(meaning.design());
    if (same && !meaning.hasErrors()) {
      now = Rewriter.apply(now, edits);
      return;
    }
    if (edits.size() == 1) {
      return;
    }
    var differing = same ? Set.<Address>of() : Differences.between(goal, meaning.design());
    var others = edits.stream().filter(edit -> !touches(edit, differing)).toList();
    if (others.size() < edits.size()) {
      attempt(others);
      attemptRivals(edits, differing);
    } else {
      attempt(edits.subList(0, edits.size() / 2));
      attempt(edits.subList(edits.size() / 2, edits.size()));
    }
  }

  /// Of several edits of one part that differs, one may be at fault and not the others.
  private void attemptRivals(List<Edit> edits, Set<Address> differing) {
    var rivals = new LinkedHashMap<Address, List<Edit>>();
    for (var edit : edits) {
      differing.stream()
          .filter(edit.at()::isWithin)
          .findFirst()
          .ifPresent(part -> rivals.computeIfAbsent(part, key -> new ArrayList<>()).add(edit));
    }
    rivals.values().removeIf(part -> part.size() < 2);
    attemptApart(rivals.values());
  }

  /// Makes those of `edits` that change nothing, with a trial for each.
  void attemptEach(List<Edit> edits) {
    for (var edit : edits) {
      attempt(List.of(edit));
    }
  }

  /// As `attemptEach`, but an edit of each of `parts` at once: what happens in one does not
  /// show in another.
  void attemptApart(Collection<List<Edit>> parts) {
    var longest = parts.stream().mapToInt(List::size).max().orElse(0);
    for (var i = 0; i < longest; i++) {
      var round = new ArrayList<Edit>();
      for (var part : parts) {
        if (i < part.size()) {
          round.add(part.get(i));
        }
      }
      attempt(round);
    }
  }

  private static boolean touches(Edit edit, Set<Address> differing) {
    return differing.stream()
        .anyMatch(address -> edit.at().isWithin(address) || address.isWithin(edit.at()));
  }
}
