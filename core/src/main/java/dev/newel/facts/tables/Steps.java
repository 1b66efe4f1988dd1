package dev.newel.facts.tables;

import dev.newel.facts.tables.Table.Constraint;
import dev.newel.facts.tables.Table.Index;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The ordered steps from one set of tables to another.
///
/// The order is: what stands in the way goes (foreign keys, indexes, constraints), renames, new
/// tables, new and changed columns, constraints, foreign keys, indexes, and last what is no longer
/// there. So a foreign key never meets a table that is not there yet, and a rename keeps its data.
public final class Steps {
  private final Tables from;
  private final Tables to;
  private final List<Step> steps = new ArrayList<>();

  private Steps(Tables from, Tables to) {
    this.from = from;
    this.to = to;
  }

  public static List<Step> between(Tables from, Tables to) {
    var made = new Steps(from, to);
    made.run();
    return List.copyOf(made.steps);
  }

  private void run() {
    var pairs = pairs();
    pairs.forEach((now, before) -> unbind(before, now));
    pairs.forEach((now, before) -> rename(before, now));
    created().forEach(table -> steps.add(new Step.CreateTable(table)));
    pairs.forEach(this::columns);
    pairs.forEach(this::key);
    pairs.forEach((now, before) -> constrain(before, now));
    bind(pairs);
    drop(pairs);
  }

  /// Each table that stays, with what it was.
  private Map<Table, Table> pairs() {
    var pairs = new LinkedHashMap<Table, Table>();
    for (var table : to.tables().values()) {
      var before = renamed(table);
      if (before == null && nameNow(table.name()).equals(table.name())) {
        before = from.tables().get(table.name());
      }
      if (before != null) {
        pairs.put(table, before);
      }
    }
    return pairs;
  }

  /// What a table was under another name; null where it has its name already, or is new. Another
  /// table may have the old name now.
  private @Nullable Table renamed(Table now) {
    return now.was() == null || from.tables().containsKey(now.name())
        ? null
        : from.tables().get(now.was());
  }

  private List<Table> created() {
    var kept = pairs().keySet();
    return to.tables().values().stream().filter(table -> !kept.contains(table)).toList();
  }

  /// Drops what is no longer there or differs; names of columns inside are those after the renames.
  private void unbind(Table before, Table now) {
    var renamed = renames(before, now);
    before.indexes().values().stream()
        .filter(index -> !renamed(index, renamed).equals(now.indexes().get(index.name())))
        .forEach(index -> steps.add(new Step.DropIndex(before.name(), index.name())));
    var gone =
        before.constraints().values().stream()
            .filter(constraint -> !stays(constraint, before, now, renamed))
            .toList();
    // Foreign keys first: they may rest on a unique constraint that goes as well.
    gone.stream()
        .filter(Constraint.ForeignKey.class::isInstance)
        .forEach(constraint -> drop(before, constraint));
    gone.stream()
        .filter(constraint -> !(constraint instanceof Constraint.ForeignKey))
        .forEach(constraint -> drop(before, constraint));
  }

  private void drop(Table table, Constraint constraint) {
    steps.add(new Step.DropConstraint(table.name(), constraint.name()));
  }

  private boolean stays(
      Constraint constraint, Table before, Table now, Map<String, String> renamed) {
    var other = now.constraints().get(constraint.name());
    return switch (constraint) {
      case Constraint.Unique unique ->
          other instanceof Constraint.Unique kept
              && kept.columns().equals(renamed(unique.columns(), renamed));
      case Constraint.Check check ->
          other instanceof Constraint.Check kept && kept.condition().equals(check.condition());
      case Constraint.ForeignKey key ->
          other instanceof Constraint.ForeignKey kept
              && kept.columns().equals(renamed(key.columns(), renamed))
              && kept.table().equals(nameNow(key.table()))
              && kept.references().equals(key.references())
              && kept.onDelete() == key.onDelete()
              && types(before, key.columns()).equals(types(now, kept.columns()));
    };
  }

  private static List<String> types(Table table, List<String> columns) {
    return columns.stream().map(column -> table.column(column).type()).toList();
  }

  /// The name that the table `before` has afterwards.
  private String nameNow(String before) {
    return to.tables().values().stream()
        .filter(table -> before.equals(table.was()) && renamed(table) != null)
        .map(Table::name)
        .findFirst()
        .orElse(before);
  }

  private static Map<String, String> renames(Table before, Table now) {
    var renames = new LinkedHashMap<String, String>();
    for (var column : now.columns().values()) {
      var was = column.was();
      if (was != null
          && !before.columns().containsKey(column.name())
          && before.columns().containsKey(was)) {
        renames.put(was, column.name());
      }
    }
    return renames;
  }

  private static Index renamed(Index index, Map<String, String> renames) {
    var keys =
        index.keys().stream()
            .map(
                key ->
                    key.startsWith("-")
                        ? "-" + renames.getOrDefault(key.substring(1), key.substring(1))
                        : renames.getOrDefault(key, key))
            .toList();
    return new Index(index.name(), keys, index.where(), index.because());
  }

  private static List<String> renamed(List<String> columns, Map<String, String> renames) {
    return columns.stream().map(column -> renames.getOrDefault(column, column)).toList();
  }

  private void rename(Table before, Table now) {
    if (!before.name().equals(now.name())) {
      steps.add(new Step.RenameTable(before.name(), now.name()));
    }
    renames(before, now)
        .forEach((was, name) -> steps.add(new Step.RenameColumn(now.name(), was, name)));
  }

  private void columns(Table now, Table before) {
    var renames = renames(before, now);
    for (var column : now.columns().values()) {
      var was = renames.containsValue(column.name()) ? column.was() : column.name();
      // Where a column was renamed, one that has its old name now is another.
      var another = column.name().equals(was) && renames.containsKey(was);
      var old = was == null || another ? null : before.columns().get(was);
      if (old == null) {
        steps.add(new Step.AddColumn(now.name(), column, column.fill()));
      } else {
        change(now.name(), old, column);
      }
    }
  }

  private void change(String table, Column old, Column column) {
    var generated = !Objects.equals(old.generated(), column.generated());
    var typed = !old.type().equals(column.type());
    // The old default may not be of the new type.
    if (generated && typed && old.generated() != null) {
      steps.add(new Step.SetDefault(table, column.name(), old.generated(), null));
    }
    if (typed) {
      steps.add(new Step.ChangeType(table, column.name(), old.type(), column.type()));
    }
    if (generated && (!typed || column.generated() != null)) {
      steps.add(
          new Step.SetDefault(
              table, column.name(), typed ? null : old.generated(), column.generated()));
    }
    if (old.nullable() && !column.nullable()) {
      steps.add(new Step.SetNotNull(table, column.name()));
    } else if (!old.nullable() && column.nullable()) {
      steps.add(new Step.DropNotNull(table, column.name()));
    }
  }

  private void key(Table now, Table before) {
    if (!renamed(before.key(), renames(before, now)).equals(now.key())) {
      steps.add(new Step.ChangeKey(now.name(), keyName(now.name()), now.key()));
    }
  }

  /// The name of a table's primary key, which changes with the table's.
  static String keyName(String table) {
    return SqlName.join(table, "pkey");
  }

  /// New unique constraints and checks of tables that stay.
  private void constrain(Table before, Table now) {
    var renames = renames(before, now);
    for (var constraint : now.constraints().values()) {
      var old = before.constraints().get(constraint.name());
      var there = old != null && stays(old, before, now, renames);
      if (!(constraint instanceof Constraint.ForeignKey) && !there) {
        steps.add(new Step.AddConstraint(now.name(), constraint));
      }
    }
  }

  /// Foreign keys and indexes, once every table is there.
  private void bind(Map<Table, Table> pairs) {
    for (var table : to.tables().values()) {
      var before = pairs.get(table);
      for (var constraint : table.constraints().values()) {
        if (constraint instanceof Constraint.ForeignKey && !isThere(constraint, before, table)) {
          steps.add(new Step.AddConstraint(table.name(), constraint));
        }
      }
    }
    for (var table : to.tables().values()) {
      var before = pairs.get(table);
      for (var index : table.indexes().values()) {
        var old = before == null ? null : before.indexes().get(index.name());
        if (old == null
            || !renamed(old, renames(Objects.requireNonNull(before), table)).equals(index)) {
          steps.add(new Step.CreateIndex(table.name(), index));
        }
      }
    }
  }

  private boolean isThere(Constraint constraint, @Nullable Table before, Table now) {
    var old = before == null ? null : before.constraints().get(constraint.name());
    return old != null && before != null && stays(old, before, now, renames(before, now));
  }

  private void drop(Map<Table, Table> pairs) {
    pairs.forEach(
        (now, before) -> {
          var renames = renames(before, now);
          before.columns().keySet().stream()
              .filter(column -> !renames.containsKey(column) && !now.columns().containsKey(column))
              .forEach(column -> steps.add(new Step.DropColumn(now.name(), column)));
        });
    var kept = new LinkedHashSet<String>();
    pairs.values().forEach(table -> kept.add(table.name()));
    var gone =
        new ArrayList<>(
            from.tables().values().stream().filter(table -> !kept.contains(table.name())).toList());
    // Lists and links stand after their entity; the last made goes first.
    while (!gone.isEmpty()) {
      var table = gone.removeLast();
      for (var other : gone) {
        other.constraints().values().stream()
            .filter(each -> each instanceof Constraint.ForeignKey key && refersTo(key, table))
            .forEach(constraint -> drop(other, constraint));
      }
      steps.add(new Step.DropTable(table.name()));
    }
  }

  private static boolean refersTo(Constraint.ForeignKey key, Table table) {
    return key.table().equals(table.name());
  }
}
