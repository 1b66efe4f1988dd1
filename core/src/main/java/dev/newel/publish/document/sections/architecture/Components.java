package dev.newel.publish.document.sections.architecture;

import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
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

/// The components together: in detail, as an overview, in a summary.
final class Components {
  static final Section DETAILS =
      Section.of("component-details", Components::full, Components::shorter, Components::rows);
  static final Section OVERVIEW = Section.of("component-overview", Components::overview);
  static final Section SUMMARY =
      Section.of("summary-components", Components::summary, Components::sentence);

  private Components() {}

  private static List<Block> none(Place place) {
    return place.subject().design().prose().components().isEmpty()
        ? List.of()
        : Unknown.absent(place, "no component of the design has a part in this feature");
  }

  private static List<Block> full(Place place) {
    var all = ComponentFacts.all(place);
    if (all.isEmpty()) {
      return unsummed(place);
    }
    var blocks = new ArrayList<Block>();
    for (var component : all) {
      blocks.add(heading(component));
      blocks.add(Block.labelled("Purpose", component.purpose()));
      var does = component.responsibilities();
      if (!does.isEmpty()) {
        blocks.add(new Block.Paragraph("**Responsibilities:**"));
        blocks.add(new Block.Bullets(does.stream().map(each -> each + ".").toList()));
      }
      blocks.add(new Block.Paragraph("**Dependencies:**"));
      blocks.add(new Block.Bullets(dependencies(component)));
      blocks.add(new Block.Paragraph("**Interfaces:**"));
      blocks.add(
          new Block.Bullets(
              List.of(
                  "Exposes: " + exposes(component) + ".",
                  "Consumes: " + consumes(component) + ".")));
    }
    return blocks;
  }

  private static Block heading(ComponentFacts component) {
    return new Block.Heading(
        1, MarkdownText.prose(component.name()), Address.of("components", component.name()));
  }

  /// What it needs, and what for.
  static List<String> dependencies(ComponentFacts component) {
    var items = new ArrayList<String>();
    component.uses().forEach(use -> items.add("%s: %s".formatted(use.called(), use.why())));
    if (!component.component().owns().isEmpty()) {
      items.add(
          "%s: Keeps the rows of %s."
              .formatted(Phrase.capital(Names.store(component.place())), component.owned()));
    }
    return items.isEmpty() ? List.of("None: it uses no other part of the system.") : items;
  }

  /// What others may ask of it, and what it tells them.
  private static String exposes(ComponentFacts component) {
    var parts = new ArrayList<String>();
    component
        .operations()
        .forEach(
            operation ->
                parts.add(
                    Phrase.link(OperationWords.name(operation), OperationAddress.of(operation))));
    component.published().forEach(event -> parts.add("event " + Names.event(event.name())));
    return parts.isEmpty() ? nothing(component) : Phrase.and(parts);
  }

  private static String consumes(ComponentFacts component) {
    var parts = new ArrayList<String>();
    component.uses().forEach(use -> parts.add(use.called()));
    component.subscribed().forEach(event -> parts.add("event " + Names.event(event.name())));
    return parts.isEmpty() ? "nothing" : Phrase.and(parts);
  }

  private static List<Block> shorter(Place place) {
    var all = ComponentFacts.all(place);
    if (all.isEmpty()) {
      return unsummed(place);
    }
    var blocks = new ArrayList<Block>();
    for (var component : all) {
      var uses = component.uses().stream().map(ComponentFacts.Use::called).toList();
      var does = component.responsibilities();
      blocks.add(
          new Block.Paragraph(
              Phrase.words(
                  Names.component(component.name()) + ". **Purpose:** " + component.purpose(),
                  "**Responsibilities:** "
                      + (does.isEmpty() ? "its purpose alone." : String.join("; ", does) + "."),
                  "**Dependencies:** " + (uses.isEmpty() ? "none." : Phrase.and(uses) + "."),
                  "**Interfaces:** exposes %s; consumes %s."
                      .formatted(counted(component), received(component)))));
    }
    return blocks;
  }

  private static String received(ComponentFacts component) {
    var events = component.subscribed().stream().map(event -> Names.event(event.name())).toList();
    return events.isEmpty() ? "no events" : Phrase.and(events);
  }

  private static String receivedBriefly(ComponentFacts component) {
    var events = component.subscribed().stream().map(event -> Names.event(event.name())).toList();
    return events.isEmpty() ? "no events" : Cells.some(events);
  }

  private static String counted(ComponentFacts component) {
    var operations = component.operations().size();
    var events = component.published().size();
    return operations + events == 0
        ? nothing(component)
        : "%s and %s"
            .formatted(Phrase.count(operations, "operation"), Phrase.count(events, "event"));
  }

  private static String nothing(ComponentFacts component) {
    return component.place().subject().slice().isWhole()
        ? "no operation and no event"
        : "nothing that belongs to this feature";
  }

  private static List<Block> rows(Place place) {
    var all = ComponentFacts.all(place);
    if (all.isEmpty()) {
      return unsummed(place);
    }
    if (all.size() == 1) {
      // A paragraph is shorter than a table of one row.
      return shorter(place);
    }
    var rows = all.stream().map(Components::row).toList();
    return List.of(
        new Block.Table(
            List.of(
                "Component", "Purpose", "Responsibilities", "Dependencies", "Exposes", "Consumes"),
            rows));
  }

  private static List<String> row(ComponentFacts component) {
    var does =
        String.join(" ", component.component().does().stream().map(Phrase::sentence).toList());
    var owns = Names.entities(component.component().owns());
    return List.of(
        Names.component(component.name()),
        Cells.brief(component.purpose()),
        !does.isEmpty() && Cells.fits(does)
            ? does
            : owns.isEmpty() ? "its purpose alone" : Cells.some(owns),
        uses(component),
        counted(component),
        receivedBriefly(component));
  }

  private static String uses(ComponentFacts component) {
    var uses = component.uses().stream().map(ComponentFacts.Use::called).toList();
    return uses.isEmpty() ? "none" : Cells.some(uses);
  }

  private static List<Block> overview(Place place) {
    var all = ComponentFacts.all(place);
    if (all.isEmpty()) {
      return unsummed(place);
    }
    var lead =
        "%s %s of %s."
            .formatted(
                Names.system(place),
                all.size() == 1 ? "consists" : "is made",
                Phrase.count(all.size(), "component"));
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            Phrase.words(
                lead,
                place.subject().slice().entities().isEmpty()
                    ? ""
                    : "Each owns its entities alone; another one reads and writes them only through it.",
                "A call from one to another is a %s.".formatted(Integrations.callType(place)))));
    blocks.addAll(summary(place));
    return blocks;
  }

  private static List<Block> unsummed(Place place) {
    return place.subject().design().prose().components().isEmpty()
        ? Unknown.absent(place, "the design is one component")
        : none(place);
  }

  private static List<Block> summary(Place place) {
    var all = ComponentFacts.all(place);
    if (all.isEmpty()) {
      return unsummed(place);
    }
    return List.of(
        new Block.Table(
            List.of("Component", "Responsibility", "Owns", "Uses"),
            all.stream()
                .map(
                    component ->
                        List.of(
                            Names.component(component.name()),
                            Cells.brief(component.purpose()),
                            component.component().owns().isEmpty()
                                ? "no entity"
                                : Cells.some(Names.entities(component.component().owns())),
                            uses(component)))
                .toList()));
  }

  private static List<Block> sentence(Place place) {
    var all = ComponentFacts.all(place);
    return all.isEmpty()
        ? unsummed(place)
        : List.of(
            new Block.Paragraph(
                "%s: %s."
                    .formatted(
                        Phrase.capital(Phrase.count(all.size(), "component")),
                        Phrase.and(
                            all.stream()
                                .map(component -> Names.component(component.name()))
                                .toList()))));
  }
}
