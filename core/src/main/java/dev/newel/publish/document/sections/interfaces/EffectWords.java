package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.flow.Effects;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// What happens to data, in words: one clause in the imperative for each effect.
final class EffectWords {
  private EffectWords() {}

  /// The changes, without what is published and started.
  static List<String> changes(Effects effects) {
    var clauses = new ArrayList<String>();
    effects
        .moves()
        .forEach(
            move -> clauses.add("Set %s to %s".formatted(code(move.field()), code(move.to()))));
    clauses.addAll(others(effects));
    return List.copyOf(clauses);
  }

  /// The changes where no check before them says which state they need and what has to hold.
  static List<String> guarded(Effects effects) {
    var clauses = new ArrayList<String>();
    effects
        .when()
        .forEach(
            condition ->
                clauses.add("Check that %s holds".formatted(code(condition.expr().text()))));
    effects
        .moves()
        .forEach(
            move ->
                clauses.add(
                    "Move %s from %s to %s"
                        .formatted(
                            code(move.field()),
                            Phrase.or(Phrase.codes(move.from())),
                            code(move.to()))));
    clauses.addAll(others(effects));
    return List.copyOf(clauses);
  }

  /// All but what `moves` does.
  private static List<String> others(Effects effects) {
    var clauses = new ArrayList<String>();
    if (!effects.sets().isEmpty()) {
      clauses.add(
          "Set "
              + Phrase.and(
                  effects.sets().stream()
                      .map(
                          set ->
                              "%s to %s"
                                  .formatted(
                                      code(String.join(".", set.path())),
                                      value(set.value().text())))
                      .toList()));
    }
    effects
        .adds()
        .forEach(
            (field, row) -> clauses.add("Add %s to %s".formatted(code(row.text()), code(field))));
    effects
        .removes()
        .forEach(
            (field, row) ->
                clauses.add("Take %s out of %s".formatted(code(row.text()), code(field))));
    effects
        .creates()
        .forEach(
            creation ->
                clauses.add("Create a row of %s".formatted(MarkdownText.prose(creation.entity()))));
    if (effects.deletes() != null) {
      clauses.add("Delete %s".formatted(row(effects.deletes().text())));
    }
    if (effects.purges() != null) {
      clauses.add("Remove %s for good".formatted(row(effects.purges().text())));
    }
    var call = effects.call();
    if (call != null) {
      clauses.add(
          "Call %s"
              .formatted(
                  code(call.of() == null ? call.operation() : call.of() + "." + call.operation())));
    }
    if (effects.handler() != null) {
      clauses.add("Run the class %s".formatted(code(effects.handler())));
    }
    return clauses;
  }

  private static String value(String text) {
    return text.equals("now") ? "the present time" : code(text);
  }

  private static String row(String text) {
    return text.equals("this") ? "the row" : code(text);
  }

  private static String code(String text) {
    return MarkdownText.code(text);
  }
}
