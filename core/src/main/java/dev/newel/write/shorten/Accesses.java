package dev.newel.write.shorten;

import dev.newel.language.Access;
import dev.newel.language.Grammar;
import dev.newel.language.ResourceText;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.write.DesignWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may, said where it takes the fewest characters: at the interface, at a resource or at
/// each operation.
final class Accesses {
  /// What a statement for all operations has to save, so that one for a single operation stays.
  private static final int LINE = 8;

  private static final Address INTERFACE = Address.of("api", "access");

  /// What a resource says, and what that takes.
  private record Choice(@Nullable Access access, int cost) {}

  private final Trials trials;
  private final Map<String, Map<Address, Access>> said = new LinkedHashMap<>();

  Accesses(Trials trials) {
    this.trials = trials;
    for (var statement : Statement.of(trials.now())) {
      if (statement.kind().equals("Operation.access")
          && statement.at().names().getFirst().equals("resources")) {
        said.computeIfAbsent(statement.at().names().get(1), key -> new LinkedHashMap<>())
            .put(statement.at(), (Access) statement.value());
      }
    }
  }

  void share() {
    var all = new LinkedHashSet<@Nullable Access>();
    all.add(null);
    said.values().forEach(resource -> all.addAll(resource.values()));
    var costs = new LinkedHashMap<String, Map<@Nullable Access, Integer>>();
    said.keySet().forEach(name -> costs.put(name, costs(name, all)));
    @Nullable Access best = null;
    var least = Integer.MAX_VALUE;
    for (var candidate : all) {
      // `  access: user` and its line feed.
      var cost = candidate == null ? 0 : 11 + candidate.grants().toString().length() / 4;
      for (var name : said.keySet()) {
        cost += choice(name, candidate, costs.getOrDefault(name, Map.of())).cost();
      }
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    var edits = new ArrayList<Edit>();
    for (var name : said.keySet()) {
      var choice = choice(name, best, costs.getOrDefault(name, Map.of()));
      edits.add(edit(name, choice.access(), best));
    }
    if (best != null) {
      trials.attempt(List.of(Edit.of(INTERFACE, best)));
    }
    trials.attempt(edits);
  }

  /// The resource's own cheapest statement, or none where the interface's does as well.
  private Choice choice(
      String name, @Nullable Access general, Map<@Nullable Access, Integer> costs) {
    var best = new Choice(null, cost(name, null, general));
    for (var entry : costs.entrySet()) {
      if (entry.getKey() != null && entry.getValue() + LINE < best.cost()) {
        best = new Choice(entry.getKey(), entry.getValue());
      }
    }
    return best;
  }

  private Map<@Nullable Access, Integer> costs(String name, Set<@Nullable Access> all) {
    var costs = new LinkedHashMap<@Nullable Access, Integer>();
    var here = said.getOrDefault(name, Map.of());
    for (var access : all) {
      if (access != null && here.containsValue(access)) {
        costs.put(access, cost(name, access, null));
      }
    }
    return costs;
  }

  private int cost(String name, @Nullable Access own, @Nullable Access general) {
    var resource = trials.now().resources().get(name);
    return resource == null
        ? 0
        : DesignWriter.write(
                Rewriter.apply(alone(name, resource), List.of(edit(name, own, general))))
            .length();
  }

  private Edit edit(String name, @Nullable Access own, @Nullable Access general) {
    Map<Address, @Nullable Object> values = new LinkedHashMap<>();
    var at = Address.of("resources", name);
    values.put(at.at("access"), own);
    var implied = own == null ? general : own;
    said.getOrDefault(name, Map.of())
        .forEach((address, access) -> values.put(address, access.equals(implied) ? null : access));
    return new Edit(at, values);
  }

  /// The design with nothing in it but that resource.
  private Written alone(String name, ResourceText resource) {
    Map<Address, @Nullable Object> values = new LinkedHashMap<>();
    for (var keyword : Grammar.NEWEL.root().keywords()) {
      if (!keyword.required()) {
        values.put(Address.of(keyword.name()), null);
      }
    }
    values.put(Address.of("resources"), Map.of(name, resource));
    return Rewriter.apply(trials.now(), List.of(new Edit(Address.ROOT, values)));
  }
}
