package dev.newel.publish.document.sections.architecture;

import dev.newel.design.data.Type;
import dev.newel.design.flow.Event;
import dev.newel.language.Dependency;
import dev.newel.language.Grammar;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What talks to what, inside and outside.
final class Integrations {
  static final Section INTERNAL = Section.of("internal-integrations", Integrations::internal);
  static final Section EXTERNAL = Section.of("external-integrations", Integrations::external);

  private static final Map<String, String> USUAL_INTERNAL =
      Phrase.row("Service", "service", "Integration Type", "type", "Purpose", "purpose");
  private static final Map<String, String> USUAL_EXTERNAL =
      Phrase.row(
          "Service",
          "service",
          "Protocol",
          "protocol",
          "Purpose",
          "purpose",
          "Fallback Strategy",
          "fallback");

  private Integrations() {}

  private static List<Block> internal(Place place) {
    var rows = new ArrayList<Map<String, String>>();
    var own = place.subject().slice().components().keySet();
    var all = place.subject().design().prose().components();
    own.forEach(name -> calls(place, name, all.keySet(), rows));
    // Those of other features call in.
    all.keySet().stream()
        .filter(name -> !own.contains(name))
        .forEach(name -> calls(place, name, own, rows));
    readers(place, rows);
    if (rows.isEmpty()) {
      return Unknown.absent(
          place,
          all.isEmpty()
              ? "the design is one component, and no consumer reads events"
              : "no component calls another one here, and no consumer reads events");
    }
    return List.of(place.table(USUAL_INTERNAL, rows, row -> row));
  }

  /// @param to the components whose calls are told
  private static void calls(
      Place place, String caller, Set<String> to, List<Map<String, String>> rows) {
    var components = place.subject().design().prose().components();
    var component = Objects.requireNonNull(components.get(caller));
    for (var used : component.uses()) {
      var other = components.get(used);
      if (other != null && to.contains(used)) {
        var service = "%s, for %s".formatted(Names.component(used), Names.component(caller));
        rows.add(
            Phrase.row(
                "service", service,
                "type", callType(place),
                "purpose", callPurpose(place, caller, used)));
      }
    }
  }

  /// Modules of one deployable call functions; services of their own call each other's interface.
  static String callType(Place place) {
    var deployment = place.subject().design().prose().deployment();
    var style = deployment == null ? null : deployment.style();
    return style != null && style.toLowerCase(Locale.ROOT).contains("service")
        ? Grammar.word(place.subject().design().api().style()) + " call"
        : "function call";
  }

  /// The steps that the used component does, or else what the caller refers to there, or else what
  /// it is for.
  static String callPurpose(Place place, String caller, String used) {
    var steps = new ArrayList<String>();
    place
        .subject()
        .slice()
        .workflows()
        .forEach(
            (name, workflow) ->
                workflow.steps().stream()
                    .filter(step -> used.equals(step.component()))
                    .forEach(
                        step ->
                            steps.add(
                                "step %s of %s"
                                    .formatted(
                                        MarkdownText.code(step.name()), Names.workflow(name)))));
    if (!steps.isEmpty()) {
      return "Does %s.".formatted(Phrase.and(steps));
    }
    var doc = Objects.requireNonNull(place.subject().design().prose().components().get(used)).doc();
    var kept = referred(place, caller, used);
    if (!kept.isEmpty()) {
      return Phrase.words(doc == null ? "" : Phrase.sentence(doc), kept);
    }
    return doc == null
        ? DependencyWords.unsaid(place, Address.of("components", used))
        : Phrase.sentence(doc);
  }

  /// The fields of the caller's rows that refer to rows of the used component.
  private static String referred(Place place, String caller, String used) {
    var design = place.subject().design();
    var components = design.prose().components();
    var fields = new ArrayList<String>();
    var entities = new LinkedHashSet<String>();
    for (var entity : Objects.requireNonNull(components.get(caller)).owns()) {
      design
          .model()
          .fields(entity)
          .forEach(
              (name, field) -> {
                if (field.type() instanceof Type.Reference(var to)
                    && Objects.requireNonNull(components.get(used)).owns().contains(to)) {
                  fields.add(MarkdownText.code(entity + "." + name));
                  entities.add(Names.entity(to));
                }
              });
    }
    return fields.isEmpty()
        ? ""
        : "It keeps %s, to which %s %s."
            .formatted(
                Phrase.and(List.copyOf(entities)),
                Phrase.and(fields),
                fields.size() == 1 ? "refers" : "refer");
  }

  private static void readers(Place place, List<Map<String, String>> rows) {
    place
        .subject()
        .design()
        .prose()
        .consumers()
        .forEach(
            (name, consumer) -> {
              var events =
                  EventFacts.published(place).stream()
                      .filter(event -> event.to().contains(name))
                      .map(event -> Names.event(event.name()))
                      .toList();
              if (!events.isEmpty()) {
                var service = Names.reader(place, name);
                var why = Phrase.sentence(consumer.doc());
                rows.add(
                    Phrase.row(
                        "service",
                        service,
                        "type",
                        "event",
                        "purpose",
                        Phrase.words("Reads %s.".formatted(Phrase.and(events)), why)));
              }
            });
  }

  private static List<Block> external(Place place) {
    var rows = new ArrayList<Map<String, String>>();
    place
        .subject()
        .slice()
        .dependencies()
        .forEach((name, dependency) -> rows.add(row(place, name, dependency)));
    subscribers(place, rows);
    if (rows.isEmpty()) {
      return Unknown.absent(
          place,
          place.subject().slice().isWhole()
              ? "the design calls no other system"
              : "this feature calls no other system");
    }
    return List.of(place.table(USUAL_EXTERNAL, rows, row -> row));
  }

  /// Those who are called with each event because a row of theirs asks for it.
  private static void subscribers(Place place, List<Map<String, String>> rows) {
    var events =
        EventFacts.published(place).stream()
            .filter(Event::isForSubscribers)
            .map(event -> Names.event(event.name()))
            .toList();
    if (!events.isEmpty()) {
      rows.add(
          Phrase.row(
              "service", "Subscribers",
              "protocol", "HTTP, signed webhooks",
              "purpose", "Are sent %s.".formatted(Phrase.and(events)),
              "fallback", "What they do not take is sent again, and waits in the outbox."));
    }
  }

  private static Map<String, String> row(Place place, String name, Dependency dependency) {
    var service = Names.titled(dependency.title(), name);
    return Phrase.row(
        "service", service,
        "protocol", DependencyWords.protocol(dependency),
        "purpose", DependencyWords.purpose(place, name, dependency),
        "fallback", DependencyWords.impact(place, name, dependency));
  }
}
