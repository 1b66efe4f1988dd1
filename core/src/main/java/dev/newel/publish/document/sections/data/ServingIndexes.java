package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Selection;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Tables;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which indexes serve what looks for rows.
///
/// @param tables where the rows of the design stand
record ServingIndexes(Design design, Tables tables) {
  static final String PRIMARY = "the primary key";

  private static final String ITEM = "value";

  /// What serves an operation, in words.
  String of(Operation operation) {
    var named = named(operation);
    if (!named.isEmpty()) {
      return named;
    }
    return switch (operation.kind()) {
      case CREATE, BULK_CREATE, REGISTER -> "none needed";
      case LOGIN -> "the unique one of the login";
      case REFRESH, LOGOUT -> "the unique one of the token";
      default ->
          switch (operation.target().choice()) {
            case Target.Choice.ByKey(var parameter, var lookup) when !isKey(operation, lookup) ->
                "the unique one of " + MarkdownText.code(lookup);
            case Target.Choice.ByKey key -> PRIMARY;
            case Target.Choice.Single single -> PRIMARY;
            default -> "none";
          };
    };
  }

  /// The indexes of a list, and of the rows that a path names before its own; empty where there
  /// are none.
  String named(Operation operation) {
    var found = new LinkedHashSet<String>();
    var target = operation.target();
    for (var parent : target.parents()) {
      found.add(leading(parent.entity(), parent.lookup()));
    }
    var entity = target.entity();
    if (entity != null && design.model().entities().containsKey(entity)) {
      if (!target.parents().isEmpty()
          && target.choice() instanceof Target.Choice.ByKey(var parameter, var lookup)) {
        found.add(leading(entity, lookup));
      }
      list(operation, entity, found);
    }
    found.remove("");
    return Phrase.and(Phrase.codes(List.copyOf(found)));
  }

  private void list(Operation operation, String entity, Set<String> found) {
    var query = operation.query();
    var target = operation.target();
    if (query == null) {
      return;
    }
    if (!target.parents().isEmpty()) {
      found.add(leading(entity, target.parents().getLast().via()));
    }
    var fields = design.model().fields(entity).values();
    if (QueryPatterns.owner(operation) != null) {
      fields.stream()
          .filter(field -> field.is(Modifier.OWNER))
          .forEach(field -> found.add(leading(entity, field.name())));
    }
    if (target.where() != null) {
      named(entity, target.where().text(), found);
    }
    if (target.choice() instanceof Target.Choice.Values(var field)) {
      var listed = design.model().fields(entity).get(field);
      found.add(listed == null ? "" : of(entity, listed));
      return;
    }
    if (!query.sort().isEmpty()) {
      found.add(leading(entity, query.sort().getFirst().field()));
    }
    query.filters().forEach(filter -> named(entity, filter.where().text(), found));
  }

  /// What serves a selection of a job, an event or a step, in words.
  String of(Selection each) {
    var where = each.where();
    return of(each.entity(), where == null ? null : where.text());
  }

  /// The index by which a condition finds its rows: of the key, or of the fields that it looks at.
  ///
  /// @param where null for all rows
  String of(String entity, @Nullable String where) {
    if (where == null) {
      return "none: it takes all rows";
    }
    if (isByKey(entity, where)) {
      return PRIMARY;
    }
    var found = new LinkedHashSet<String>();
    named(entity, where, found);
    found.remove("");
    return found.isEmpty()
        ? "none: it reads the table"
        : Phrase.or(Phrase.codes(List.copyOf(found)));
  }

  /// The indexes of the fields that a condition looks at.
  private void named(String entity, String where, Set<String> found) {
    design.model().fields(entity).values().stream()
        .filter(field -> where.matches("(?s).*(?<![\\w.'])" + field.name() + "\\b(?!').*"))
        .forEach(field -> found.add(of(entity, field)));
  }

  private String of(String entity, Field field) {
    var own = leading(entity, field.name());
    if (!own.isEmpty() || !field.isStored() && field.computed() != null) {
      return own;
    }
    return switch (field.type()) {
      case Type.ListOf(var of, var size) ->
          IndexRows.leading(IndexRows.of(tables.ofField(entity, field.name()), design), ITEM);
      case Type.LinkInverse(var other, var via) -> otherEnd(tables.ofField(other, via));
      default -> "";
    };
  }

  /// The index by which the rows are found that link a row.
  private String otherEnd(Table pairs) {
    return pairs.of() instanceof Table.Purpose.OfLink link
        ? IndexRows.leading(IndexRows.of(pairs, design), link.to())
        : "";
  }

  private String leading(String entity, String field) {
    return IndexRows.leading(IndexRows.of(tables.ofEntity(entity), design), field);
  }

  /// Whether a condition names the key, so that the key's index finds the row.
  private boolean isByKey(String name, String where) {
    var entity = design.model().entities().get(name);
    return entity != null
        && entity.fields().values().stream()
            .filter(field -> field.is(Modifier.KEY))
            .anyMatch(key -> where.startsWith(key.name() + " == "));
  }

  private boolean isKey(Operation operation, String lookup) {
    var entity = operation.target().entity();
    return entity == null || design.model().entity(entity).keyField().name().equals(lookup);
  }
}
