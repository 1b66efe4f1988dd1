package dev.newel.publish.openapi;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.data.Type;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A parameter of an operation that a request could get wrong, and what the server then says of it.
///
/// @param name as a client writes it
/// @param problem the end of the sentence that begins with the name
record WrongParameter(String name, String problem) {
  /// The first of: the size of a page, a filter, the order, a search, the last one of the path, one
  /// that the operation accepts; null where it has none.
  static @Nullable WrongParameter of(Operation operation, Design design) {
    return Optional.ofNullable(operation.query())
        .flatMap(query -> inQuery(query, design))
        .or(() -> inPath(operation, design))
        .or(() -> accepted(operation, design))
        .orElse(null);
  }

  private static Optional<WrongParameter> inQuery(Query query, Design design) {
    if (query.page() != null) {
      return Optional.of(new WrongParameter(query.page().many(), query.page().sizeProblem()));
    }
    if (!query.filters().isEmpty()) {
      var filter = query.filters().getFirst();
      return Optional.of(new WrongParameter(filter.name(), problem(filter.type(), design)));
    }
    if (!query.sortable().isEmpty()) {
      var keys =
          query.sortable().stream()
              .map(Query.Sort::wire)
              .collect(Collectors.toCollection(TreeSet::new));
      return Optional.of(new WrongParameter(query.sorting().parameter(), oneOf(List.copyOf(keys))));
    }
    return query.search().isEmpty()
        ? Optional.empty()
        : Optional.of(new WrongParameter(query.searchParameter(), Query.SEARCH_PROBLEM));
  }

  private static Optional<WrongParameter> inPath(Operation operation, Design design) {
    var http = operation.http();
    if (http == null || http.parameters().isEmpty()) {
      return Optional.empty();
    }
    var last = http.parameters().getLast();
    return Optional.of(new WrongParameter(last.name(), problem(last.field().type(), design)));
  }

  private static Optional<WrongParameter> accepted(Operation operation, Design design) {
    var input = operation.input();
    if (input == null || input.members().isEmpty()) {
      return Optional.empty();
    }
    var first = input.members().getFirst();
    return Optional.of(new WrongParameter(first.wire(), problem(first.field().type(), design)));
  }

  /// What is said of a text that is no value of the type.
  private static String problem(Type type, Design design) {
    var stored = type instanceof Type.Reference(var entity) ? design.model().keyType(entity) : type;
    return switch (stored) {
      case Type.Scalar.BOOLEAN -> "must be `true` or `false`";
      case Type.Scalar.INT, Type.Scalar.LONG, Type.Scalar.FLOAT -> "must be a number";
      case Type.Sequence sequence -> "must be a number";
      case Type.Decimal decimal -> "must be a number";
      case Type.Scalar.UUID -> "must be a UUID";
      case Type.Scalar.DATE -> "must be a date such as `2026-01-31`";
      case Type.Scalar.TIME -> "must be a time such as `12:30:00`";
      case Type.Scalar.TIMESTAMP -> "must be a time such as `2026-01-31T12:30:00Z`";
      case Type.Scalar.DURATION -> "must be a duration such as `PT15M`";
      case Type.Scalar.ROLE -> oneOf(List.copyOf(design.identity().roles().keySet()));
      case Type.Enumeration words -> oneOf(words.shown());
      default -> "must be a text without NUL characters";
    };
  }

  private static String oneOf(List<String> words) {
    return "must be one of `" + String.join("`, `", words) + "`";
  }
}
