package dev.newel.publish.document.sections.data;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How the data is asked for, operations that are alike in one row.
final class QueryGroups {
  private final Place place;
  private final QueryPatterns patterns;

  private QueryGroups(Place place) {
    this.place = place;
    this.patterns = new QueryPatterns(place);
  }

  /// What operations of one row share.
  private record Found(String frequency, String pattern) {}

  /// Lists one by one; what finds a row by its key together.
  static List<Block> byPattern(Place place) {
    var groups = new QueryGroups(place);
    var patterns = groups.patterns;
    return groups.table(
        operation ->
            new Found(patterns.frequency(operation), String.join("; ", patterns.parts(operation))),
        (found, operations) -> found);
  }

  /// A row for each entity and what looks for its rows; a feature of many operations has no room
  /// for more.
  static List<Block> byEntity(Place place) {
    var groups = new QueryGroups(place);
    return groups.table(
        groups::sought,
        (entity, operations) ->
            new Found(
                all(operations, groups.patterns::frequency),
                "%s: %s".formatted(entity, all(operations, QueryGroups::way))));
  }

  /// What is told of the operations of a group.
  private interface Told<G> {
    Found of(G group, List<Operation> operations);
  }

  private <G> List<Block> table(Function<Operation, G> group, Told<G> told) {
    var groups = new LinkedHashMap<G, List<Operation>>();
    for (var operation : place.subject().slice().operations()) {
      if (!patterns.parts(operation).isEmpty()) {
        groups.computeIfAbsent(group.apply(operation), one -> new ArrayList<>()).add(operation);
      }
    }
    var rows = new ArrayList<Map<String, String>>();
    groups.forEach(
        (key, operations) -> {
          var found = told.of(key, operations);
          Cells.split(operations.stream().map(QueryPatterns::link).toList())
              .forEach(
                  names ->
                      rows.add(
                          Phrase.row(
                              "operation", names,
                              "frequency", found.frequency(),
                              "pattern", found.pattern())));
        });
    BackgroundQueries.add(place, rows);
    return rows.isEmpty()
        ? QueryPatterns.none(place)
        : List.of(place.table(QueryPatterns.USUAL, rows, row -> row));
  }

  private static String all(List<Operation> operations, Function<Operation, String> words) {
    return Phrase.and(operations.stream().map(words).distinct().toList());
  }

  /// Whose rows an operation looks for.
  private String sought(Operation operation) {
    var entity = operation.target().entity();
    return switch (operation.kind()) {
      case REGISTER, LOGIN, PASSWORD -> patterns.person();
      case REFRESH, LOGOUT -> "the session";
      default -> entity == null ? "rows" : MarkdownText.code(entity);
    };
  }

  /// How it looks, in a few words.
  private static String way(Operation operation) {
    return switch (operation.kind()) {
      case REGISTER, CREATE -> "inserts one";
      case BULK_CREATE -> "inserts many";
      case LOGIN -> "one by its login";
      case REFRESH, LOGOUT -> "one by its token";
      case PASSWORD -> "one by its key";
      default ->
          switch (operation.target().choice()) {
            case Target.Choice.ByKey(var parameter, var lookup) ->
                "one by " + MarkdownText.code(lookup);
            case Target.Choice.Single single -> "the only one";
            case Target.Choice.Values(var field) -> "values of " + MarkdownText.code(field);
            case Target.Choice.Many many -> "pages of it";
            case Target.Choice.None none -> "none of its rows";
          };
    };
  }
}
