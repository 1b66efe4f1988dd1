package dev.newel.draft;

import dev.newel.design.Design;
import dev.newel.facts.slices.Slice;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Tables;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.read.sql.SqlReader;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds the tables of a design against those that a database has by its statements, both ways.
/// Names are alike in any case and number: `orders` is `order`.
public final class TableAlignment {
  private static final String OURS_ALONE =
      "Add it to the statements, or take it out of the design.";

  private final Design design;
  private final Map<String, Table> held;
  private final Drifts drifts;

  /// What is no drift, because it was lost when the design was drafted.
  private final Set<Loss> lost;

  /// What differs.
  private final Set<Loss> differing = new LinkedHashSet<>();

  private enum Kind {
    TABLE,
    COLUMN_OF_THEIRS,
    COLUMN_OF_OURS,
    TYPE,
    PRESENCE
  }

  /// A difference, wherever it stands.
  ///
  /// @param column by its words; empty for the table itself
  /// @param ours what the design says of it
  private record Loss(Kind kind, String table, String column, String ours) {}

  private TableAlignment(Design design, Set<Loss> lost, Function<Address, @Nullable Span> places) {
    this.design = design;
    this.lost = lost;
    held = Tables.of(design).tables();
    drifts = new Drifts(AlignId.DATA_DESIGN, places);
  }

  /// @param feature the key of the feature whose tables they are; null for all of the design
  /// @param again a design that is drafted from the statements alone: what differs so in it as well
  ///     is what a design does not say, and no drift; null where none can be drafted
  /// @param places where an address of the design stands
  public static Held of(
      SqlSchema schema,
      Design design,
      @Nullable String feature,
      Supplier<@Nullable Design> again,
      Function<Address, @Nullable Span> places) {
    var alignment = new TableAlignment(design, Set.of(), places);
    alignment.hold(schema, feature);
    var drafted = alignment.differing.isEmpty() ? null : again.get();
    if (drafted == null) {
      return alignment.drifts.held();
    }
    var bare = new TableAlignment(drafted, Set.of(), places);
    bare.hold(schema, null);
    var rest = new TableAlignment(design, bare.differing, places);
    rest.hold(schema, feature);
    return rest.drifts.held();
  }

  /// Whether it is drift that something differs.
  private boolean isDrift(Kind kind, String table, String column, String ours) {
    var loss = new Loss(kind, key(table), column, ours);
    differing.add(loss);
    return !lost.contains(loss);
  }

  private void hold(SqlSchema schema, @Nullable String feature) {
    if (schema.tables().isEmpty()) {
      if (!held.isEmpty()) {
        drifts.inDocument(
            Address.of("entities"),
            schema.files().isEmpty() ? null : Span.point(schema.files().getFirst(), 1, 1),
            "The data design makes no table, so the design is not held against it.",
            "Name statements that make the tables, or take the name out of the design.");
      }
      return;
    }
    drifts.tells("entities");
    var own = new LinkedHashMap<String, SqlSchema.Table>();
    read(held).tables().forEach(table -> own.put(key(table.name()), table));
    var told = new LinkedHashMap<String, SqlSchema.Table>();
    schema.tables().forEach(table -> told.putIfAbsent(key(table.name()), table));
    told.forEach(
        (key, table) -> {
          var ours = own.get(key);
          var of = ours == null ? null : held.get(ours.name());
          if (ours == null || of == null) {
            if (!isDrift(Kind.TABLE, table.name(), "", "")) {
              return;
            }
            beyond(
                Address.of("entities"),
                table.evidence(),
                "The table `%s` of the data design is none of the design's."
                    .formatted(table.name()),
                "Add the entity, or take the table out of the statements.");
          } else {
            columns(Address.of("entities", of.of().entity()), of, ours, table);
          }
        });
    var slice = feature == null ? Slice.whole(design) : Slice.of(design, feature);
    for (var table : held.values()) {
      if (!told.containsKey(key(table.name()))
          && !isColumn(table, told)
          && slice.covers(table.of().entity())) {
        drifts.lacks(
            Address.of("entities", table.of().entity()),
            "The design has the table `%s`, which stands not in the data design."
                .formatted(table.name()),
            OURS_ALONE);
      }
    }
  }

  /// Whether the statements hold the values of a table in a column of the row that they belong to.
  private boolean isColumn(Table table, Map<String, SqlSchema.Table> told) {
    return apart(table.of().entity()).entrySet().stream()
        .filter(field -> field.getValue().equals(table))
        .anyMatch(
            field -> {
              var row = told.get(key(table.of().entity()));
              return row != null && byName(row).containsKey(field.getKey());
            });
  }

  /// The design's tables as others read them, so that both have types of one kind.
  private static SqlSchema read(Map<String, Table> held) {
    var text = new StringBuilder();
    for (var table : held.values()) {
      var columns =
          table.columns().values().stream()
              .map(
                  column ->
                      "\"%s\" %s%s"
                          .formatted(
                              column.name(), column.type(), column.nullable() ? "" : " NOT NULL"))
              .collect(Collectors.joining(",\n"));
      text.append("CREATE TABLE \"%s\" (\n%s\n);\n".formatted(table.name(), columns));
    }
    return SqlReader.read(List.of(new SourceText("design.sql", text.toString())));
  }

  private void columns(Address at, Table of, SqlSchema.Table ours, SqlSchema.Table theirs) {
    var told = byName(theirs);
    var own = calledAs(told.keySet(), of, byName(ours));
    var apart = apart(of.of().entity());
    var missing =
        told.entrySet().stream()
            .filter(one -> !own.containsKey(one.getKey()) && !apart.containsKey(one.getKey()))
            .filter(one -> isDrift(Kind.COLUMN_OF_THEIRS, theirs.name(), one.getKey(), ""))
            .toList();
    if (!missing.isEmpty()) {
      beyond(
          at,
          missing.getFirst().getValue().evidence(),
          "The design's table `%s` has no %s, which the data design tells of."
              .formatted(of.name(), listed(missing.stream().map(Map.Entry::getValue).toList())),
          "Add what is missing, or take it out of the statements.");
    }
    var more =
        own.entrySet().stream()
            .filter(one -> !told.containsKey(one.getKey()))
            .filter(one -> isDrift(Kind.COLUMN_OF_OURS, theirs.name(), one.getKey(), ""))
            .toList();
    if (!more.isEmpty()) {
      find(
          at,
          "The design's table `%s` has %s, which the data design does not tell of."
              .formatted(of.name(), listed(more.stream().map(Map.Entry::getValue).toList())));
    }
    told.forEach(
        (key, theirColumn) -> {
          var ourColumn = own.get(key);
          if (ourColumn != null) {
            column(at, of, theirs, ourColumn, theirColumn);
          }
        });
  }

  private void column(
      Address at, Table of, SqlSchema.Table table, SqlSchema.Column ours, SqlSchema.Column theirs) {
    var held = ours.field();
    var said = theirs.field();
    var name = "`%s.%s`".formatted(of.name(), ours.name());
    var key = words(theirs.name());
    if (held != null
        && said != null
        && TypeFamily.differ(said.type(), held.type())
        && isDrift(Kind.TYPE, table.name(), key, ours.type())) {
      beyond(
          at,
          theirs.evidence(),
          "%s is `%s` in the design, in the data design it is `%s`."
              .formatted(name, ours.type(), theirs.type()),
          "Say in both which one holds.");
    } else if (ours.notNull() != theirs.notNull()
        && isDrift(Kind.PRESENCE, table.name(), key, "")) {
      beyond(
          at,
          theirs.evidence(),
          "%s %s be null in the design, and %s in the data design."
              .formatted(
                  name, ours.notNull() ? "may not" : "may", theirs.notNull() ? "may not" : "may"),
          "Say in both which one holds.");
    }
  }

  private static Map<String, SqlSchema.Column> byName(SqlSchema.Table table) {
    var columns = new LinkedHashMap<String, SqlSchema.Column>();
    for (var column : table.columns()) {
      // A column of a primary key may not be null, said or not.
      var notNull = column.notNull() || table.key().contains(column.name());
      columns.putIfAbsent(
          words(column.name()),
          new SqlSchema.Column(
              column.name(),
              column.type(),
              column.field(),
              notNull,
              column.generated(),
              column.initial(),
              column.says(),
              column.evidence()));
    }
    return columns;
  }

  /// The columns of the design by the names that the statements have for them: `artist_id` is that
  /// of the reference `artist`, whatever the key of an artist is called.
  private static Map<String, SqlSchema.Column> calledAs(
      Set<String> told, Table of, Map<String, SqlSchema.Column> own) {
    var called = new LinkedHashMap<String, SqlSchema.Column>();
    own.forEach(
        (name, column) -> {
          var held = of.columns().get(column.name());
          var field = held == null ? name : words(held.field());
          var free =
              Stream.of(field, field + " id")
                  .filter(other -> told.contains(other) && !own.containsKey(other))
                  .findFirst();
          called.put(told.contains(name) ? name : free.orElse(name), column);
        });
    return called;
  }

  /// The fields of an entity that have tables of their own, by their names in words: the statements
  /// may hold them in a column of many values.
  private Map<String, Table> apart(String entity) {
    var apart = new LinkedHashMap<String, Table>();
    for (var table : held.values()) {
      switch (table.of()) {
        case Table.Purpose.OfList(var of, var field, var row) when of.equals(entity) ->
            apart.put(words(field), table);
        case Table.Purpose.OfLink(var of, var field, var from, var to) when of.equals(entity) ->
            apart.put(words(field), table);
        default -> {}
      }
    }
    return apart;
  }

  /// What two names of one table have in common: `payment_p2022_01` and `payment_p202201` are one.
  private static String key(String name) {
    return Names.key(name).replace(" ", "");
  }

  private static String words(String name) {
    return String.join(" ", Names.words(name));
  }

  private static String listed(List<SqlSchema.Column> columns) {
    return columns.stream()
        .map(column -> "`" + column.name() + "`")
        .collect(Collectors.joining(", "));
  }

  private void beyond(Address at, Evidence evidence, String message, String hint) {
    drifts.inDocument(at, evidence.place(), message, hint);
  }

  private void find(Address at, String message) {
    drifts.inDesign(at, message, OURS_ALONE);
  }
}
