package dev.newel.serve;

import dev.newel.design.api.Input;
import dev.newel.design.api.Operation.Kind;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.input.BodyReader;
import dev.newel.serve.input.GivenValues;
import dev.newel.serve.input.QueryBody;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges bodies and makes of them what a row will hold.
final class Inputs {
  private final Catalog catalog;
  private final Visibility visibility;
  private final Initial initial;

  Inputs(Catalog catalog, Initial initial) {
    this.catalog = catalog;
    this.visibility = new Visibility(catalog);
    this.initial = initial;
  }

  /// Reads the body, where the operation takes one, or the parameters that stand for it.
  void parse(Exchange exchange) {
    var input = exchange.operation().input();
    if (input == null) {
      return;
    }
    if (input.in() == Input.In.QUERY) {
      exchange.json =
          QueryBody.of(catalog, input, exchange.query, exchange.operation().query() == null);
      reader(exchange).read(input, exchange.json).problems().stream()
          .findFirst()
          .ifPresent(Inputs::refuse);
      return;
    }
    if (exchange.form != null) {
      exchange.json = exchange.form.members();
      return;
    }
    try {
      exchange.json = JsonText.parse(exchange.body);
    } catch (JsonText.Malformed e) {
      throw Refusal.of("MALFORMED", Map.of("problem", String.valueOf(e.getMessage())));
    }
  }

  /// Judges the body: fields, then bounds and references, and refuses all faults at once.
  void judge(Exchange exchange) {
    var problems = problems(exchange);
    var input = exchange.operation().input();
    if (input != null && input.in() == Input.In.QUERY) {
      problems.stream().findFirst().ifPresent(Inputs::refuse);
    }
    BodyReader.refuse(problems);
  }

  /// The faults of the body that show without a look at any row.
  List<FieldProblem> unread(Exchange exchange) {
    var input = exchange.operation().input();
    return input == null ? List.of() : reader(exchange).read(input, exchange.json).problems();
  }

  /// All faults of the body: fields, then bounds and references. Where there are none, the exchange
  /// holds what the row will.
  List<FieldProblem> problems(Exchange exchange) {
    var operation = exchange.operation();
    var input = operation.input();
    if (input == null) {
      return List.of();
    }
    var given = reader(exchange).read(input, exchange.json);
    var problems = new ArrayList<>(given.problems());
    var entity = operation.target().entity();
    var rules = new FieldRules(catalog, visibility);
    if (entity != null && fillsRow(operation.kind())) {
      var values =
          initial.complete(exchange, catalog.entity(entity), fields(input, given.values()));
      rules.check(exchange, entity, values, input, problems);
      exchange.input = values;
    } else {
      exchange.input = given.values();
    }
    var session = exchange.session();
    var sent = InputRow.of(session, entity, input, given.values());
    rules.arguments(exchange, sent, input, problems);
    session.bind("input", sent);
    for (var member : input.members()) {
      if (member.isArgument()) {
        session.bind(member.field().name(), given.values().get(member.field().name()));
      }
    }
    return problems;
  }

  private BodyReader reader(Exchange exchange) {
    var operation = exchange.operation();
    return new BodyReader(
        catalog,
        operation.ignoresUnknown(),
        operation.kind() != Kind.UPDATE,
        exchange.viewer.roles());
  }

  private static void refuse(FieldProblem problem) {
    throw Refusal.parameter(problem.field(), GivenValues.what(problem));
  }

  /// What was sent for fields: an argument reaches the row by effects alone, whatever its name.
  private static Map<String, @Nullable Object> fields(
      Input input, Map<String, @Nullable Object> sent) {
    var fields = new LinkedHashMap<String, @Nullable Object>(sent);
    input.members().stream()
        .filter(Input.Member::isArgument)
        .forEach(member -> fields.remove(member.field().name()));
    return fields;
  }

  private static boolean fillsRow(Kind kind) {
    return kind == Kind.CREATE
        || kind == Kind.REGISTER
        || kind == Kind.REPLACE
        || kind == Kind.UPDATE;
  }
}
