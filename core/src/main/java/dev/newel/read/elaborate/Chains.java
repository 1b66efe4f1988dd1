package dev.newel.read.elaborate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/// What a depth-first walk over things that lead to each other finds: each thing and each way from
/// it is looked at once, and no depth of nesting exhausts the stack.
///
/// @param cycles the ways that return to their beginning, which stands first and not again at the
///     end
/// @param inward all things, each after those that it leads to, but for the ways that close a cycle
record Chains<T>(List<List<T>> cycles, List<T> inward) {
  Chains {
    cycles = List.copyOf(cycles);
    inward = List.copyOf(inward);
  }

  static <T> Chains<T> of(Collection<T> all, Function<T, ? extends Collection<T>> next) {
    var cycles = new ArrayList<List<T>>();
    var inward = new LinkedHashSet<T>();
    for (var start : all) {
      var way = new LinkedHashSet<T>();
      var open = new ArrayDeque<Iterator<T>>();
      enter(start, way, inward, open, next);
      while (!open.isEmpty()) {
        var rest = open.getLast();
        if (rest.hasNext()) {
          var to = rest.next();
          if (way.contains(to)) {
            cycles.add(way.stream().dropWhile(each -> !each.equals(to)).toList());
          } else {
            enter(to, way, inward, open, next);
          }
        } else {
          open.removeLast();
          inward.add(way.removeLast());
        }
      }
    }
    return new Chains<>(cycles, List.copyOf(inward));
  }

  private static <T> void enter(
      T to,
      LinkedHashSet<T> way,
      LinkedHashSet<T> inward,
      ArrayDeque<Iterator<T>> open,
      Function<T, ? extends Collection<T>> next) {
    if (!inward.contains(to)) {
      way.add(to);
      open.addLast(List.<T>copyOf(next.apply(to)).iterator());
    }
  }
}
