package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Constraint;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What may be there once only, and how a request that would repeat it is answered.
final class Uniqueness {
  private Uniqueness() {}

  /// @param reasons whether it says what comes of a violation
  static String line(Place place, boolean reasons) {
    var all = new ArrayList<String>();
    var unanswered = new ArrayList<String>();
    var statuses = new TreeSet<Integer>();
    for (var table : Keep.tables(place)) {
      for (var constraint : table.constraints().values()) {
        if (constraint instanceof Constraint.Unique unique && !isItems(table)) {
          var name = name(table, unique);
          var answers = statuses(table, unique, place.subject().design());
          all.add(name);
          statuses.addAll(answers);
          if (answers.isEmpty()) {
            unanswered.add(name);
          }
        }
      }
    }
    if (all.isEmpty()) {
      return "**Uniqueness:** keys are unique; nothing else must be.";
    }
    var line =
        "**Uniqueness:** keys are unique; so %s %s."
            .formatted(all.size() == 1 ? "is" : "are", Phrase.and(all));
    return reasons ? line + " " + reason(all.size(), unanswered, statuses) : line;
  }

  private static String reason(int all, List<String> unanswered, TreeSet<Integer> statuses) {
    if (unanswered.size() == all) {
      return "A constraint of the database keeps %s so; no request gives a value of %s, so that none is refused for it."
          .formatted(all == 1 ? "it" : "them", all == 1 ? "it" : "them");
    }
    var decides =
        "A constraint of the database decides, so that two requests at once cannot both win; the"
            + " loser is answered %s."
                .formatted(Phrase.or(statuses.stream().map(String::valueOf).toList()));
    return unanswered.isEmpty()
        ? decides
        : decides
            + " No request gives a value of %s, so that none is refused for it."
                .formatted(Phrase.or(unanswered));
  }

  private static String name(Table table, Constraint.Unique unique) {
    return unique.fields().size() == 1
        ? MarkdownText.code(Keep.entity(table) + "." + unique.fields().getFirst())
        : "%s of %s"
            .formatted(
                Phrase.and(Phrase.codes(unique.fields())), MarkdownText.code(Keep.entity(table)));
  }

  /// How the operations of the whole design answer of a value that is there already.
  private static List<Integer> statuses(Table table, Constraint.Unique unique, Design design) {
    return design.operations().stream()
        .filter(operation -> Keep.entity(table).equals(operation.target().entity()))
        .flatMap(operation -> unique.fields().stream().map(field -> refusal(operation, field)))
        .filter(Objects::nonNull)
        .map(Failure::status)
        .distinct()
        .toList();
  }

  private static @Nullable Failure refusal(Operation operation, String field) {
    return operation.failure("DUPLICATE", field);
  }

  /// Whether its rows are the items of a list: of equal ones, one stays, and nothing is refused.
  private static boolean isItems(Table table) {
    return table.of() instanceof Table.Purpose.OfList;
  }
}
