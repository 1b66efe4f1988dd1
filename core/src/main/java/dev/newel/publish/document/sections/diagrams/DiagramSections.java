package dev.newel.publish.document.sections.diagrams;

import dev.newel.language.Dependency;
import dev.newel.publish.diagram.AuthenticationDiagram;
import dev.newel.publish.diagram.CallDiagram;
import dev.newel.publish.diagram.ComponentDiagram;
import dev.newel.publish.diagram.DeploymentDiagram;
import dev.newel.publish.diagram.EntityDiagram;
import dev.newel.publish.diagram.FlowDiagram;
import dev.newel.publish.diagram.StateDiagram;
import dev.newel.publish.diagram.SystemDiagram;
import dev.newel.publish.diagram.WorkflowDiagram;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Sections that are pictures.
public final class DiagramSections {
  private static final String PURPOSE = "purpose";

  /// All of them.
  public static final List<Section> ALL =
      List.of(
          Section.of("system-diagram", DiagramSections::system).as(PURPOSE),
          Section.of("component-diagram", DiagramSections::components).as(PURPOSE),
          Section.of(
                  "er-diagram",
                  place -> entities(place, EntityDiagram.Detail.ATTRIBUTES),
                  place -> entities(place, EntityDiagram.Detail.KEYS),
                  place -> entities(place, EntityDiagram.Detail.NAMES))
              .as(PURPOSE),
          Section.of(
                  "flow-diagrams",
                  DiagramSections::journeys,
                  place -> Block.join(flows(place, FlowDiagram.Detail.DATA), sagas(place)),
                  place -> Block.join(flows(place, FlowDiagram.Detail.ANSWERS), sagas(place)),
                  place -> Block.join(flows(place, FlowDiagram.Detail.ANSWERS), elsewhere(place)),
                  place -> Block.join(flows(place, FlowDiagram.Detail.REQUESTS), elsewhere(place)),
                  DiagramSections::firstFlow)
              .as(PURPOSE),
          Section.of("workflow-diagrams", DiagramSections::workflows).as(PURPOSE),
          Section.of("call-diagrams", DiagramSections::calls).as(PURPOSE),
          Section.of("state-diagrams", DiagramSections::states).as(PURPOSE),
          Section.of("deployment-diagram", DiagramSections::deployment).as(PURPOSE),
          Section.of("authentication-diagram", DiagramSections::authentication).as(PURPOSE),
          seen(
              "system-diagram",
              "system",
              "The system and its neighbours are",
              DiagramSections::system),
          seen(
              "component-diagram", "components", "The components are", DiagramSections::components),
          seen("er-diagram", "entities", "The entities are", DiagramSections::er),
          seen(
              "flow-diagrams",
              "flows",
              "The journeys of clients are",
              place -> flows(place, FlowDiagram.Detail.REQUESTS)),
          seen("workflow-diagrams", "workflows", "The workflows are", DiagramSections::workflows),
          seen("call-diagrams", "dependencies", "The calls are", DiagramSections::calls),
          seen("state-diagrams", "values", "The states are", DiagramSections::states),
          seen(
              "deployment-diagram",
              "deployment",
              "What runs where is",
              DiagramSections::deployment));

  private DiagramSections() {}

  /// Where a document draws what it tells, as `see-` and the name of the picture's section; nothing
  /// where the document has no such picture.
  ///
  /// @param of the part of the design that is drawn; the picture is its `diagram`
  /// @param what what is drawn, with its verb
  private static Section seen(
      String picture, String of, String what, Function<Place, List<Block>> drawn) {
    return Section.of(
        "see-" + picture,
        place ->
            place.subject().document().renders(picture) && !told(drawn.apply(place)).isEmpty()
                ? List.of(
                    new Block.Paragraph(
                        "%s drawn in %s."
                            .formatted(what, Phrase.reference(Address.of(of, "diagram")))))
                : List.of());
  }

  private static List<Block> er(Place place) {
    return entities(place, EntityDiagram.Detail.NAMES);
  }

  private static Block.Fence mermaid(String text) {
    return new Block.Fence("mermaid", text);
  }

  /// A picture, with a sentence on what it shows where the profile asks for it.
  private static List<Block> picture(Place place, String shows, String text) {
    var blocks = new ArrayList<Block>();
    if (place.as(PURPOSE)) {
      blocks.add(Block.labelled("Purpose", shows));
    }
    blocks.add(mermaid(text));
    return blocks;
  }

  private static List<Block> system(Place place) {
    var subject = place.subject();
    return picture(
        place,
        "The system in its layers, with what calls it and what it calls.",
        SystemDiagram.of(subject.design().prose(), subject.slice()));
  }

  private static List<Block> components(Place place) {
    var subject = place.subject();
    var pictures = ComponentDiagram.of(subject.design(), subject.slice());
    return pictures.isEmpty()
        ? Unknown.absent(place, "the design is one component")
        : pictures(place, "The components, what each owns, and whom each calls.", pictures);
  }

  private static List<Block> entities(Place place, EntityDiagram.Detail detail) {
    var subject = place.subject();
    var pictures = EntityDiagram.of(subject.design(), subject.slice(), detail);
    return pictures.isEmpty()
        ? Unknown.absent(place, "the design holds no data of its own")
        : pictures(place, "The entities and how they refer to each other.", pictures);
  }

  /// Several pictures, each below its title where it has one.
  private static List<Block> pictures(Place place, String shows, Map<String, String> pictures) {
    var blocks = new ArrayList<>(purpose(place, shows));
    pictures.forEach(
        (title, text) -> {
          if (!title.isEmpty()) {
            blocks.add(new Block.Paragraph(MarkdownText.prose(title) + ":"));
          }
          blocks.add(mermaid(text));
        });
    return blocks;
  }

  /// Journeys with their answers, then the sagas and the calls of dependencies.
  private static List<Block> journeys(Place place) {
    var drawn =
        Block.join(
            flows(place, FlowDiagram.Detail.DATA),
            sagas(place),
            place.subject().document().renders("call-diagrams") ? List.of() : told(calls(place)));
    return drawn.isEmpty() && place.as(PURPOSE)
        ? Unknown.absent(place, "the design draws no journey of a client")
        : Block.join(
            purpose(place, "What happens in a journey of a client, from request to answer."),
            drawn);
  }

  /// The workflows, where the document has no section of its own for them.
  private static List<Block> sagas(Place place) {
    return place.subject().document().renders("workflow-diagrams")
        ? List.of()
        : told(workflows(place));
  }

  /// Where the steps of the workflows are drawn, for a section that has no room for them.
  private static List<Block> elsewhere(Place place) {
    var workflows = place.subject().slice().workflows().keySet();
    return workflows.isEmpty() || place.subject().document().renders("workflow-diagrams")
        ? List.of()
        : List.of(
            new Block.Paragraph(
                "The steps of %s are drawn where %s told in full."
                    .formatted(
                        Phrase.and(
                            workflows.stream()
                                .map(
                                    name ->
                                        Phrase.link(
                                            MarkdownText.code(name), Address.of("workflows", name)))
                                .toList()),
                        workflows.size() == 1 ? "it is" : "they are")));
  }

  private static List<Block> purpose(Place place, String shows) {
    return place.as(PURPOSE) ? List.of(Block.labelled("Purpose", shows)) : List.of();
  }

  /// Without what says that there is nothing.
  private static List<Block> told(List<Block> blocks) {
    return blocks.size() == 1 && Unknown.isNothing(blocks.getFirst()) ? List.of() : blocks;
  }

  private static List<Block> flows(Place place, FlowDiagram.Detail detail) {
    var blocks = new ArrayList<Block>();
    place
        .subject()
        .slice()
        .flows()
        .forEach(
            (name, flow) -> {
              blocks.add(
                  new Block.Paragraph(
                      "Journey %s: %s"
                          .formatted(MarkdownText.code(name), Phrase.sentence(flow.doc()))
                          .strip()));
              blocks.add(mermaid(FlowDiagram.of(place.subject().design(), flow, detail)));
            });
    return blocks;
  }

  /// The first journey drawn, the others named.
  private static List<Block> firstFlow(Place place) {
    var flows = place.subject().slice().flows();
    if (flows.isEmpty()) {
      return List.of();
    }
    var names = List.copyOf(flows.keySet());
    var first = flows.values().iterator().next();
    var blocks = new ArrayList<Block>();
    blocks.add(
        mermaid(FlowDiagram.of(place.subject().design(), first, FlowDiagram.Detail.REQUESTS)));
    if (names.size() > 1) {
      blocks.add(
          new Block.Paragraph(
              "Further journeys: %s."
                  .formatted(
                      Phrase.and(
                          names.subList(1, names.size()).stream()
                              .map(
                                  name ->
                                      Phrase.link(
                                          MarkdownText.prose(name), Address.of("flows", name)))
                              .toList()))));
    }
    return blocks;
  }

  private static List<Block> workflows(Place place) {
    var workflows = place.subject().slice().workflows();
    // Where the text of the section or another one in full tells of the workflow, its sentence
    // stands there.
    var told =
        place.spec().renders().contains("workflows")
            || place.subject().document().renders("workflows-in-full");
    var blocks = new ArrayList<Block>();
    workflows.forEach(
        (name, workflow) -> {
          blocks.add(
              new Block.Paragraph(
                  told
                      ? "The steps of %s in order:".formatted(MarkdownText.code(name))
                      : "Workflow %s: %s"
                          .formatted(MarkdownText.code(name), Phrase.sentence(workflow.doc()))
                          .strip()));
          blocks.add(mermaid(WorkflowDiagram.of(place.subject().design(), workflow)));
        });
    return blocks.isEmpty()
        ? Unknown.absent(place, "the design has no workflow")
        : Block.join(
            purpose(place, "The steps of a workflow in order, and what takes them back."), blocks);
  }

  private static List<Block> calls(Place place) {
    var system = place.subject().design().prose().system();
    var title = system.title() == null ? system.name() : system.title();
    var blocks = new ArrayList<Block>();
    place
        .subject()
        .slice()
        .dependencies()
        .forEach(
            (name, dependency) -> {
              if (!dependency.offers().isEmpty()) {
                var of = dependency.title() == null ? name : dependency.title();
                var offers = List.copyOf(dependency.offers().keySet());
                for (var drawn : drawn(dependency)) {
                  var others =
                      offers.stream()
                          .filter(each -> !each.equals(drawn) && alike(dependency, each, drawn))
                          .toList();
                  blocks.add(
                      new Block.Paragraph(
                          "%s of the %s: %s%s."
                              .formatted(
                                  others.isEmpty() ? "Call" : "Calls",
                                  MarkdownText.prose(lower(of)),
                                  MarkdownText.code(drawn),
                                  others.isEmpty()
                                      ? ""
                                      : ", and in the same way "
                                          + Phrase.and(Phrase.codes(others)))));
                  blocks.add(mermaid(CallDiagram.of(title, name, dependency, drawn)));
                }
              }
            });
    return blocks.isEmpty()
        ? Unknown.absent(place, "the design calls no dependency")
        : Block.join(
            purpose(
                place,
                "A call of each dependency that offers operations, with what happens while it is away."),
            blocks);
  }

  /// The operations of which one is drawn for all that are called alike.
  private static List<String> drawn(Dependency dependency) {
    var drawn = new ArrayList<String>();
    for (var offer : dependency.offers().keySet()) {
      if (drawn.stream().noneMatch(other -> alike(dependency, other, offer))) {
        drawn.add(offer);
      }
    }
    return drawn;
  }

  /// Whether two operations differ in their names and paths alone.
  private static boolean alike(Dependency dependency, String one, String other) {
    var first = dependency.offers().get(one);
    var second = dependency.offers().get(other);
    return first != null
        && second != null
        && CallDiagram.repeats(first) == CallDiagram.repeats(second);
  }

  private static String lower(String title) {
    return title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
  }

  private static List<Block> states(Place place) {
    var subject = place.subject();
    Map<String, String> pictures =
        StateDiagram.of(subject.design(), subject.slice().entities().keySet());
    var blocks = new ArrayList<Block>();
    pictures.forEach(
        (title, text) -> {
          blocks.add(new Block.Paragraph("States of %s:".formatted(MarkdownText.code(title))));
          blocks.add(mermaid(text));
        });
    return blocks.isEmpty()
        ? Unknown.absent(place, "no field of the design has states that move")
        : Block.join(
            purpose(place, "The states of a field, and what moves a row from one to the next."),
            blocks);
  }

  private static List<Block> deployment(Place place) {
    var text = DeploymentDiagram.of(place.subject().design());
    return text.isEmpty()
        ? Unknown.absent(place, "one program runs by itself, and the design calls no other system")
        : picture(place, "What runs where, and what it reaches.", text);
  }

  private static List<Block> authentication(Place place) {
    var text = AuthenticationDiagram.of(place.subject().design());
    return text.isEmpty() ? Unknown.absent(place, "nobody logs in here") : List.of(mermaid(text));
  }
}
