package dev.newel.publish.document.sections.architecture;

import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Selection;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What effects do, as clauses of a sentence whose subject is left out: "moves `status` from
/// `pending` to `paid`".
final class EffectWords {
  private EffectWords() {}

  static List<String> of(Place place, Effects effects) {
    var clauses = new ArrayList<>(calls(place, effects));
    clauses.addAll(changes(effects));
    return clauses;
  }

  /// What is asked of somebody else.
  static List<String> calls(Place place, Effects effects) {
    var call = effects.call();
    if (call == null) {
      return List.of();
    }
    var kept = call.keeps().keySet();
    return kept.isEmpty()
        ? List.of(call(place, call))
        : List.of(
            call(place, call), "keeps %s of its answer".formatted(Phrase.and(Phrase.codes(kept))));
  }

  /// What changes here.
  static List<String> changes(Effects effects) {
    var clauses = new ArrayList<String>();
    if (effects.handler() != null) {
      clauses.add("runs the class " + MarkdownText.code(effects.handler()));
    }
    effects.moves().forEach(move -> clauses.add(move(move)));
    effects
        .sets()
        .forEach(
            set ->
                clauses.add(
                    "sets %s to %s"
                        .formatted(
                            MarkdownText.code(String.join(".", set.path())),
                            value(set.value().text()))));
    effects.adds().forEach((field, value) -> clauses.add(link("adds", value.text(), "to", field)));
    effects
        .removes()
        .forEach((field, value) -> clauses.add(link("removes", value.text(), "from", field)));
    effects
        .creates()
        .forEach(made -> clauses.add("creates a row of " + Names.entity(made.entity())));
    if (effects.deletes() != null) {
      clauses.add("deletes " + row(effects.deletes().text()));
    }
    if (effects.purges() != null) {
      clauses.add("removes %s for good".formatted(row(effects.purges().text())));
    }
    effects.emits().forEach(event -> clauses.add("publishes " + Names.event(event)));
    if (effects.starts() != null) {
      clauses.add("starts " + Names.workflow(effects.starts()));
    }
    return clauses;
  }

  /// An expression, the two that every reader knows in words.
  private static String value(String text) {
    return switch (text) {
      case "now" -> "the present time";
      case "failure.code" -> "the code of the failure";
      default -> MarkdownText.code(text);
    };
  }

  /// "the row" for the row at hand; the expression for any other.
  private static String row(String expression) {
    return expression.equals("this") ? "the row" : MarkdownText.code(expression);
  }

  private static String link(String does, String what, String where, String field) {
    return "%s %s %s %s".formatted(does, MarkdownText.code(what), where, MarkdownText.code(field));
  }

  private static String call(Place place, Effects.Call call) {
    var of = call.of();
    var name = MarkdownText.code(of == null ? call.operation() : of + "." + call.operation());
    var whom = of == null ? "" : " of " + Names.dependency(place, of);
    var sent = new ArrayList<String>();
    call.with()
        .forEach(
            (member, value) -> {
              var what = MarkdownText.code(member);
              sent.add(
                  member.equals(value.text())
                      ? what
                      : "%s (%s)".formatted(what, MarkdownText.code(value.text())));
            });
    return "calls %s%s%s".formatted(name, whom, sent.isEmpty() ? "" : " with " + Phrase.and(sent));
  }

  private static String move(Effects.Transition move) {
    return "moves %s from %s to %s"
        .formatted(
            MarkdownText.code(move.field()),
            Phrase.or(Phrase.codes(move.from())),
            MarkdownText.code(move.to()));
  }

  /// Which row: "the `Order` where `...`"; empty where none is named.
  static String row(@Nullable Selection selection) {
    return rows(selection).replaceFirst("^every ", "the ");
  }

  /// Which rows: "every `Order` where `...`"; empty for the row at hand.
  static String rows(@Nullable Selection selection) {
    if (selection == null) {
      return "";
    }
    var where = selection.where();
    var what =
        selection.path().isEmpty()
            ? "every " + Names.entity(selection.entity())
            : "every item of " + MarkdownText.code(String.join(".", selection.path()));
    return where == null ? what : "%s where %s".formatted(what, MarkdownText.code(where.text()));
  }
}
