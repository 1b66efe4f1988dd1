package dev.newel.cli;

import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an operation does, a line for each effect in the order in which they happen.
final class EffectFacts {
  /// @param keyword of the language
  record Fact(String keyword, String value) {}

  private EffectFacts() {}

  static List<Fact> of(Effects effects) {
    var facts = new ArrayList<Fact>();
    effects
        .when()
        .forEach(when -> facts.add(new Fact("when", when.expr().text() + " else " + when.code())));
    effects
        .moves()
        .forEach(
            move ->
                facts.add(
                    new Fact(
                        "moves",
                        "%s: %s -> %s else %s"
                            .formatted(
                                move.field(),
                                String.join(" | ", move.from()),
                                move.to(),
                                move.code()))));
    effects
        .sets()
        .forEach(
            set ->
                facts.add(
                    new Fact("sets", String.join(".", set.path()) + ": " + set.value().text())));
    effects.adds().forEach((name, row) -> facts.add(new Fact("adds", name + ": " + row.text())));
    effects
        .removes()
        .forEach((name, row) -> facts.add(new Fact("removes", name + ": " + row.text())));
    effects
        .creates()
        .forEach(
            row ->
                facts.add(
                    new Fact("creates", row.entity() + " { " + members(row.fields()) + " }")));
    if (effects.deletes() != null) {
      facts.add(new Fact("deletes", effects.deletes().text()));
    }
    if (effects.purges() != null) {
      facts.add(new Fact("purges", effects.purges().text()));
    }
    effects.emits().forEach(event -> facts.add(new Fact("emits", event)));
    if (effects.starts() != null) {
      facts.add(new Fact("starts", effects.starts()));
    }
    var call = effects.call();
    if (call != null) {
      var of = call.of() == null ? "" : call.of() + ".";
      facts.add(new Fact("calls", of + call.operation()));
    }
    if (effects.handler() != null) {
      facts.add(new Fact("handler", effects.handler()));
    }
    return List.copyOf(facts);
  }

  private static String members(Map<String, Expr> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + ": " + field.getValue().text())
        .collect(Collectors.joining(", "));
  }
}
