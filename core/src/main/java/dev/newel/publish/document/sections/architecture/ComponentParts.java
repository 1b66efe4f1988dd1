package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Operation;
import dev.newel.profile.SectionSpec;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.publish.document.sections.interfaces.OperationWords;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One component, the one that the place is repeated for.
final class ComponentParts {
  static final Section RESPONSIBILITY =
      Section.of("component-responsibility", ComponentParts::responsibility)
          .each(SectionSpec.Each.COMPONENT);
  static final Section INTERFACES =
      Section.of("component-interfaces", ComponentParts::interfaces)
          .each(SectionSpec.Each.COMPONENT);
  static final Section STRUCTURE =
      Section.of("component-structure", ComponentParts::structure).each(SectionSpec.Each.COMPONENT);
  static final Section DEPENDENCIES =
      Section.of("component-dependencies", ComponentParts::dependencies)
          .each(SectionSpec.Each.COMPONENT);
  static final Section OPERATIONS =
      Section.of("component-operations", ComponentParts::operations)
          .each(SectionSpec.Each.COMPONENT);
  static final Section PUBLISHED =
      Section.of("component-published", ComponentParts::published).each(SectionSpec.Each.COMPONENT);
  static final Section SUBSCRIBED =
      Section.of("component-subscribed", ComponentParts::subscribed)
          .each(SectionSpec.Each.COMPONENT);
  static final Section ENTITIES =
      Section.of("component-entities", ComponentParts::entities).each(SectionSpec.Each.COMPONENT);

  private static final Map<String, String> USUAL =
      Phrase.row("Interface", "interface", "Direction", "direction", "Description", "description");

  private ComponentParts() {}

  private static ComponentFacts facts(Place place) {
    return ComponentFacts.of(place, place.name());
  }

  private static List<Block> responsibility(Place place) {
    var component = facts(place);
    var users = component.users().stream().map(Names::component).toList();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            Phrase.words(
                component.purpose(),
                users.isEmpty()
                    ? ""
                    : "%s %s it."
                        .formatted(
                            Phrase.capital(Phrase.and(users)),
                            users.size() == 1 ? "uses" : "use"))));
    var does = component.responsibilities();
    if (!does.isEmpty()) {
      blocks.add(new Block.Bullets(does.stream().map(each -> each + ".").toList()));
    }
    return blocks;
  }

  private static List<Block> interfaces(Place place) {
    var component = facts(place);
    var rows = new ArrayList<Map<String, String>>();
    for (var operation : component.operations()) {
      row(
          rows,
          Phrase.link(OperationWords.name(operation), OperationAddress.of(operation)),
          "Provided",
          OperationWords.purpose(operation, place.subject().design()));
    }
    for (var event : component.published()) {
      row(
          rows,
          "event " + Names.event(event.name()),
          "Provided",
          EventFacts.trigger(place.subject().design(), event.name()));
    }
    for (var done : component.done()) {
      row(
          rows,
          "step %s of %s"
              .formatted(
                  MarkdownText.code(done.step().name()), Names.workflow(done.workflow().name())),
          "Provided",
          Phrase.words(
              "Called by the workflow, within the process.",
              done.step().undoName() == null
                  ? ""
                  : "%s takes it back.".formatted(MarkdownText.code(done.step().undoName()))));
    }
    for (var event : component.subscribed()) {
      row(rows, "event " + Names.event(event.name()), "Required", handled(place, event.name()));
    }
    for (var use : component.uses()) {
      row(rows, use.called(), "Required", use.why());
    }
    if (!component.component().owns().isEmpty()) {
      row(
          rows,
          Phrase.capital(Names.store(place)),
          "Required",
          "Keeps the rows of %s.".formatted(component.owned()));
    }
    return rows.isEmpty()
        ? Unknown.absent(
            place,
            "%s offers nothing over the network and uses no other part, so that its interface is its code"
                .formatted(MarkdownText.code(place.name())))
        : List.of(place.table(USUAL, rows, row -> row));
  }

  private static void row(
      List<Map<String, String>> rows, String name, String direction, String description) {
    rows.add(
        Phrase.row(
            "interface", name,
            "direction", direction,
            "description", description));
  }

  /// What an event that comes in does, a sentence.
  static String handled(Place place, String name) {
    var design = place.subject().design();
    var event = design.events().get(name);
    var clauses = event == null ? List.<String>of() : EffectWords.of(place, event.effects());
    var rows = event == null ? "" : EffectWords.row(event.row());
    var waiting = EventFacts.waiting(design, name).stream().map(Names::workflow).toList();
    return Phrase.words(
        clauses.isEmpty()
            ? ""
            : Phrase.capital(
                (rows.isEmpty() ? "it " : "for %s, it ".formatted(rows))
                    + Phrase.and(clauses)
                    + "."),
        waiting.isEmpty()
            ? ""
            : "%s %s for it."
                .formatted(
                    Phrase.capital(Phrase.and(waiting)), waiting.size() == 1 ? "waits" : "wait"),
        clauses.isEmpty() && waiting.isEmpty() ? "It is remembered and changes no row." : "");
  }

  private static List<Block> structure(Place place) {
    var component = facts(place);
    var parts = component.component().parts();
    if (parts.isEmpty()) {
      return List.of(
          new Block.Paragraph(
              Phrase.words(
                  "The design divides %s no further.".formatted(MarkdownText.code(place.name())),
                  component.component().owns().isEmpty()
                      ? ""
                      : "Its operations stand around %s.".formatted(component.owned()))));
    }
    var items = new ArrayList<String>();
    parts.forEach(
        (name, does) ->
            items.add("**%s:** %s".formatted(MarkdownText.prose(name), Phrase.sentence(does))));
    return List.of(
        new Block.Paragraph("It has %s inside.".formatted(Phrase.count(parts.size(), "part"))),
        new Block.Bullets(items));
  }

  private static List<Block> dependencies(Place place) {
    var component = facts(place);
    return component.uses().isEmpty() && component.component().owns().isEmpty()
        ? Unknown.absent(
            place,
            "%s uses no other component and calls no other system"
                .formatted(MarkdownText.code(place.name())))
        : List.of(new Block.Bullets(Components.dependencies(component)));
  }

  private static List<Block> operations(Place place) {
    var facts = facts(place);
    var lines = new ArrayList<String>();
    facts.operations().forEach(operation -> lines.add(signature(place, operation)));
    for (var done : facts.done()) {
      var undo = done.step().undoName();
      var names = Stream.of(done.step().name(), undo).filter(Objects::nonNull).toList();
      lines.add(
          "%s: For the workflow %s, within the process."
              .formatted(Phrase.and(Phrase.codes(names)), Names.workflow(done.workflow().name())));
    }
    return lines.isEmpty()
        ? Unknown.absent(
            place,
            "the design offers no operation of %s".formatted(MarkdownText.code(place.name())))
        : List.of(new Block.Bullets(lines));
  }

  /// `orders.create(lines, address): Order`, where it answers, and what it is for.
  private static String signature(Place place, Operation operation) {
    var takes = new ArrayList<String>();
    var http = operation.http();
    if (http != null) {
      http.parameters().forEach(parameter -> takes.add(parameter.name()));
    }
    if (operation.input() != null) {
      operation.input().members().forEach(member -> takes.add(member.wire()));
    }
    var query = operation.query();
    if (query != null) {
      query.filters().forEach(filter -> takes.add(filter.name()));
      if (!query.search().isEmpty()) {
        takes.add("search");
      }
      if (!query.sortable().isEmpty()) {
        takes.add("sort");
      }
      if (query.page() != null) {
        takes.add("page");
      }
    }
    var signature =
        "%s(%s): %s"
            .formatted(operation.id(), String.join(", ", takes), Answers.of(operation.answer()));
    return Phrase.words(
        Phrase.link(MarkdownText.code(signature), OperationAddress.of(operation)) + ":",
        OperationWords.purpose(operation, place.subject().design()),
        http == null ? "" : "%s.".formatted(OperationWords.name(operation)));
  }

  private static List<Block> published(Place place) {
    var events = facts(place).published();
    return events.isEmpty()
        ? Unknown.absent(place, "%s publishes no events".formatted(MarkdownText.code(place.name())))
        : List.of(
            new Block.Bullets(
                events.stream()
                    .map(
                        event ->
                            "%s: %s"
                                .formatted(
                                    Names.event(event.name()),
                                    EventFacts.trigger(place.subject().design(), event.name())))
                    .toList()));
  }

  private static List<Block> subscribed(Place place) {
    var events = facts(place).subscribed();
    return events.isEmpty()
        ? Unknown.absent(place, "%s receives no events".formatted(MarkdownText.code(place.name())))
        : List.of(
            new Block.Bullets(
                events.stream()
                    .map(
                        event ->
                            "%s: %s"
                                .formatted(Names.event(event.name()), handled(place, event.name())))
                    .toList()));
  }

  private static List<Block> entities(Place place) {
    var owns = facts(place).component().owns();
    var entities = place.subject().design().model().entities();
    if (owns.isEmpty()) {
      return Unknown.absent(place, "%s owns no entity".formatted(MarkdownText.code(place.name())));
    }
    var items = new ArrayList<String>();
    for (var name : owns) {
      var entity = entities.get(name);
      if (entity != null) {
        items.add(
            Phrase.words(
                Phrase.link(MarkdownText.code(name), Address.of("entities", name)) + ":",
                Phrase.sentence(entity.doc()),
                Phrase.capital(Phrase.count(entity.fields().size(), "field"))
                    + ", named by %s.".formatted(MarkdownText.code(entity.key()))));
      }
    }
    return List.of(new Block.Bullets(items));
  }
}
