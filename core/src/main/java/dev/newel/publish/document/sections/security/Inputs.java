package dev.newel.publish.document.sections.security;

import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.data.Type;
import dev.newel.facts.BodySize;
import dev.newel.language.ApiText;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.RowRights;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How what clients send is checked before anything is done with it.
final class Inputs {
  static final Section VALIDATION =
      Section.of(
          "input-validation", place -> validation(place, true), place -> validation(place, false));
  static final Section INJECTION = Section.of("injection", Inputs::injection);

  private Inputs() {}

  /// @param whole whether rules of order and of normal forms are told too
  private static List<Block> validation(Place place, boolean whole) {
    var operations = Callers.operations(place);
    if (operations.isEmpty()) {
      return Callers.noCalls(place);
    }
    var api = place.subject().design().api();
    var bodies = operations.stream().filter(operation -> operation.input() != null).toList();
    var lines = new ArrayList<String>();
    lines.add(
        "**Form:** every parameter and every member of a body has a type and bounds; what does not fit"
            + " is answered 400 (parameters) or 422 (bodies) with each field at fault.");
    if (!bodies.isEmpty()) {
      lines.add("**Unknown members:** %s.".formatted(unknown(api.unknown(), bodies)));
      lines.add(
          "**Size and type:** a body has at most %s (413) and the media type of its operation (415)."
              .formatted(BodySize.of(place.subject().design())));
    }
    pages(operations, lines);
    if (whole) {
      files(place, lines);
      normal(place, lines);
      lines.add(
          "**Order of checks:** the size is judged first, the role before media types, parameters and rows, and"
              + " the fields of the body last"
              + hidden(operations, api.denied()));
      if (!bodies.isEmpty()) {
        lines.add(
            "**Managed fields:** keys, times, counters and computed fields are in no input; the server"
                + " alone fills them.");
      }
    }
    return List.of(new Block.Bullets(lines));
  }

  private static String unknown(ApiText.Unknown unknown, List<Operation> bodies) {
    if (unknown != ApiText.Unknown.REJECT) {
      return "ignored";
    }
    var lax =
        bodies.stream()
            .filter(Operation::ignoresUnknown)
            .map(operation -> MarkdownText.code(operation.id()))
            .toList();
    return "refused with 422" + (lax.isEmpty() ? "" : ", but ignored by " + Phrase.and(lax));
  }

  /// What the order of checks keeps from a caller: that a row is there, or what is in it.
  private static String hidden(List<Operation> operations, Api.Denied denied) {
    if (RowRights.of(operations) == RowRights.NONE) {
      return ".";
    }
    return denied.read() == 404 && denied.write() == 404
        ? ", so that nobody learns of rows through errors."
        : ", so that errors of a body tell nobody of a row that is not theirs to change.";
  }

  private static void pages(List<Operation> operations, List<String> lines) {
    var most =
        operations.stream()
            .map(Operation::query)
            .filter(Objects::nonNull)
            .map(Query::page)
            .filter(Objects::nonNull)
            .mapToInt(Query.Page::max)
            .max();
    if (most.isPresent()) {
      var chosen = chosen(operations);
      lines.add(
          "**Lists:** a page has at most %d rows%s."
              .formatted(
                  most.getAsInt(),
                  chosen.isEmpty()
                      ? ""
                      : "; %s are those that the list names".formatted(Phrase.and(chosen))));
    }
  }

  /// What clients may choose the rows of some list by.
  private static List<String> chosen(List<Operation> operations) {
    var queries = operations.stream().map(Operation::query).filter(Objects::nonNull).toList();
    var chosen = new ArrayList<String>();
    if (queries.stream().anyMatch(query -> !query.filters().isEmpty())) {
      chosen.add("filters");
    }
    if (queries.stream().anyMatch(query -> !query.sortable().isEmpty())) {
      chosen.add("sort keys");
    }
    return chosen;
  }

  private static void files(Place place, List<String> lines) {
    place
        .subject()
        .slice()
        .entities()
        .forEach(
            (entity, data) ->
                data.fields()
                    .values()
                    .forEach(
                        field -> {
                          if (field.type() instanceof Type.File(var max, var media)) {
                            lines.add(
                                "**Files:** %s has at most %s%s."
                                    .formatted(
                                        MarkdownText.code(entity + "." + field.name()),
                                        max,
                                        media.isEmpty()
                                            ? ""
                                            : " of " + Phrase.or(Phrase.codes(media))));
                          }
                        }));
  }

  private static void normal(Place place, List<String> lines) {
    var changed = new ArrayList<String>();
    var outside = new ArrayList<String>();
    var lists = new ArrayList<String>();
    place
        .subject()
        .slice()
        .entities()
        .forEach(
            (entity, data) ->
                data.fields()
                    .values()
                    .forEach(
                        field -> {
                          var name = MarkdownText.code(entity + "." + field.name());
                          if (field.is(Modifier.TRIM)) {
                            changed.add(name + " is trimmed");
                          }
                          if (field.is(Modifier.LOWERCASE)) {
                            changed.add(name + " becomes lower case");
                          }
                          if (field.is(Modifier.UPPERCASE)) {
                            changed.add(name + " becomes upper case");
                          }
                          if (field.is(Modifier.BLANK_AS_NULL)) {
                            changed.add(name + " counts as null where it is blank");
                          }
                          if (field.is(Modifier.DEDUPED)) {
                            lists.add("equal items of %s become one".formatted(name));
                          }
                          if (field.is(Modifier.SORTED)) {
                            lists.add("the items of %s are put in ascending order".formatted(name));
                          }
                          if (field.is(Modifier.PUBLIC_HTTPS)) {
                            outside.add(name);
                          }
                        }));
    if (!changed.isEmpty()) {
      lines.add("**Normal form:** before anything is checked, %s.".formatted(Phrase.and(changed)));
    }
    if (!lists.isEmpty()) {
      lines.add("**Lists that are kept:** %s; nothing is refused.".formatted(Phrase.and(lists)));
    }
    if (!outside.isEmpty()) {
      lines.add(
          "**Addresses:** %s must be `https` and lie outside our own network."
              .formatted(Phrase.and(outside)));
    }
  }

  private static List<Block> injection(Place place) {
    var design = place.subject().design();
    if (design.model().entities().isEmpty()) {
      return Unknown.absent(place, "the design has no entities, so that no statement is made");
    }
    var lines = new ArrayList<String>();
    lines.add(
        "**Statements:** their text is made from the design alone, before the first request; values of"
            + " requests travel as parameters and are never part of it.");
    lines.add(
        "**Names:** tables, columns, filters and sort keys are looked up among those that the design"
            + " names; none is taken from a request.");
    var searched = new ArrayList<String>();
    for (var operation : Callers.operations(place)) {
      var query = operation.query();
      if (query != null && !query.search().isEmpty()) {
        searched.add(MarkdownText.code(operation.id()));
      }
    }
    if (!searched.isEmpty()) {
      lines.add(
          "**Search:** the words that %s %s for are a parameter too."
              .formatted(Phrase.and(searched), searched.size() == 1 ? "looks" : "look"));
    }
    lines.add(
        "**Conditions:** expressions of the design are typed and translated once; no client sends any.");
    return List.of(new Block.Bullets(lines));
  }
}
