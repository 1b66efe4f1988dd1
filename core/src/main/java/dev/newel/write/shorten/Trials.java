package dev.newel.write.shorten;

import dev.newel.design.Design;
import dev.newel.language.Grammar;
import dev.newel.language.Written;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A written design that changes as long as its meaning stays.
final class Trials {
  /// What expressions read: settings, and what has one by convention.
  private static final Set<String> READ = Set.of("settings", "dependencies", "tenancy");

  /// Leaves out what is elaborated last, and what is not elaborated at all.
  private static final Edit GROUNDWORK = groundwork();

  private final Design goal;
  private final Function<Written, Meaning> elaborate;
  private Written now;
  private int count;

  private static Edit groundwork() {
    var values = new LinkedHashMap<Address, @Nullable Object>();
    for (var keyword : Grammar.NEWEL.root().keywords()) {
      var name = keyword.name();
      var isKept = Statement.ELABORATED.contains(name) && !name.equals("resources");
      if (!isKept && !keyword.required() && !READ.contains(name)) {
        values.put(Address.of(name), null);
      }
    }
    return new Edit(Address.ROOT, values);
  }

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
    rounds(rivals.values()).forEach(this::attempt);
  }

  /// Makes those edits that change nothing, an edit of each of `parts` in a round: one of a part
  /// that differs is given up, the others go along into the next round, and are tried in the
  /// whole at the end.
  void sift(Collection<List<Edit>> parts) {
    var rounds = rounds(parts);
    var sieve = sieve(rounds);
    var kept = new ArrayList<Edit>();
    for (var round : rounds) {
      var tried = new ArrayList<>(kept);
      tried.addAll(round);
      kept.addAll(sieve.innocent(round, tried));
    }
    var keys = new LinkedHashMap<String, List<Edit>>();
    for (var edit : kept) {
      keys.computeIfAbsent(edit.at().names().getFirst(), key -> new ArrayList<>()).add(edit);
    }
    if (sieve.groundwork()) {
      keys.values().forEach(this::attempt);
    } else {
      attempt(kept);
    }
  }

  /// Makes those edits that change nothing; an edit of each of `parts` is tried at once, because
  /// what happens in one does not show in another.
  void siftApart(Collection<List<Edit>> parts) {
    var rounds = rounds(parts);
    var sieve = sieve(rounds);
    for (var round : rounds) {
      attempt(sieve.innocent(round, round));
    }
  }

  /// What tells quickly that an edit changes something. Operations are elaborated last and take
  /// most of the time: what differs in a design without resources differs in the whole.
  ///
  /// @param groundwork whether the designs have no resources
  private record Sieve(Trials trials, Design goal, boolean groundwork) {
    /// Those of `edits` that show no difference in their part when `all` are made.
    List<Edit> innocent(List<Edit> edits, List<Edit> all) {
      var tried = new ArrayList<>(all);
      if (groundwork) {
        tried.add(GROUNDWORK);
      }
      var differing = Differences.between(goal, trials.meaning(tried).design());
      return edits.stream().filter(edit -> !touches(edit, differing)).toList();
    }
  }

  private Sieve sieve(List<List<Edit>> rounds) {
    var isGround = rounds.stream().flatMap(List::stream).noneMatch(Trials::needsResources);
    return isGround && rounds.size() > 1
        ? new Sieve(this, meaning(List.of(GROUNDWORK)).design(), true)
        : new Sieve(this, goal, false);
  }

  /// Whether an edit is of what a resource brings or what cannot be without one.
  private static boolean needsResources(Edit edit) {
    return List.of("resources", "workflows", "views").contains(edit.at().names().getFirst());
  }

  private static List<List<Edit>> rounds(Collection<List<Edit>> parts) {
    var longest = parts.stream().mapToInt(List::size).max().orElse(0);
    var rounds = new ArrayList<List<Edit>>();
    for (var i = 0; i < longest; i++) {
      var round = new ArrayList<Edit>();
      for (var part : parts) {
        if (i < part.size()) {
          round.add(part.get(i));
        }
      }
      rounds.add(round);
    }
    return rounds;
  }

  private static boolean touches(Edit edit, Set<Address> differing) {
    var names = edit.at().names();
    // What a resource says shows in its operations.
    var part =
        names.size() == 3 && names.getFirst().equals("resources")
            ? Address.of("resources", names.get(1))
            : edit.at();
    return differing.stream()
        .anyMatch(address -> edit.at().isWithin(address) || address.isWithin(part));
  }
}
