package dev.newel.publish.document.sections.architecture;

import dev.newel.design.flow.Event;
import dev.newel.language.Client;
import dev.newel.language.Consumer;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Groups;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who calls the system, and who depends on it.
final class Clients {
  static final Section CLIENTS = Section.of("clients", Clients::clients);
  static final Section CONSUMERS = Section.of("consumers", Clients::consumers);

  private static final Map<String, String> USUAL =
      Phrase.row("Client", "client", "Description", "description", "Primary Use Cases", "uses");

  private Clients() {}

  private static List<Block> clients(Place place) {
    var clients = List.copyOf(place.subject().slice().clients().entrySet());
    if (clients.isEmpty()) {
      return List.of();
    }
    var blocks = new ArrayList<Block>();
    blocks.addAll(
        List.of(
            place.table(USUAL, clients, entry -> row(place, entry.getKey(), entry.getValue()))));
    var loads =
        clients.stream()
            .filter(entry -> entry.getValue().load() != null)
            .map(
                entry ->
                    "%s calls up to %s"
                        .formatted(
                            Names.titled(entry.getValue().title(), entry.getKey()),
                            Amounts.rate(entry.getValue().load())))
            .toList();
    var silent = clients.size() - loads.size();
    if (!loads.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Phrase.words(
                  "Expected traffic: %s.".formatted(Phrase.and(loads)),
                  silent == 0
                      ? ""
                      : "For %s the design states no load."
                          .formatted(Phrase.count(silent, "client")))));
    }
    return blocks;
  }

  private static Map<String, String> row(Place place, String name, Client client) {
    var title = Names.titled(client.title(), name);
    var kind = client.kind();
    return Phrase.row(
        "client",
        title,
        "description",
        Phrase.words(
            Phrase.sentence(client.doc()),
            kind == null ? "" : "Kind: %s.".formatted(kind(kind)),
            client.doc() == null && kind == null
                ? DependencyWords.unsaid(place, Address.of("clients", name))
                : ""),
        "uses",
        client.uses().isEmpty() ? program(place, client) : uses(place, client.uses()));
  }

  /// Everything that it uses; of a resource the operations too, where a cell has room for them.
  private static String uses(Place place, List<String> names) {
    var whole = Phrase.and(names.stream().map(name -> use(place, name)).toList());
    return Cells.fits(whole)
        ? whole
        : Cells.some(
            names.stream()
                .map(name -> use(place, name).replaceFirst(" \\([a-z, A-Z]*\\)$", ""))
                .toList());
  }

  /// What a client uses that names nothing: where only a program is offered, that program.
  private static String program(Place place, Client client) {
    var design = place.subject().design();
    var cli = design.prose().cli();
    return client.kind() == Client.Kind.CLI && design.operations().isEmpty() && cli != null
        ? "the commands of " + MarkdownText.code(cli.program())
        : "not stated";
  }

  private static String kind(Client.Kind kind) {
    return switch (kind) {
      case SPA -> "single-page application";
      case CLI -> "command line program";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }

  /// A resource, an operation or an event, with a link to it.
  private static String use(Place place, String name) {
    var design = place.subject().design();
    if (design.events().containsKey(name)) {
      return Names.event(name);
    }
    var offered =
        design.operations().stream()
            .map(operation -> operation.id())
            .filter(id -> id.startsWith(name + "."))
            .map(id -> id.substring(name.length() + 1))
            .toList();
    // The operations of people are no resource, but have a name in common all the same.
    if (design.resources().containsKey(name) || !offered.isEmpty()) {
      return Phrase.link(MarkdownText.code(name), Groups.address(name))
          + (offered.isEmpty() ? "" : " (" + String.join(", ", offered) + ")");
    }
    return design.operations().stream()
        .filter(operation -> operation.id().equals(name))
        .map(Names::operation)
        .findFirst()
        .orElse(MarkdownText.code(name));
  }

  private static List<Block> consumers(Place place) {
    var consumers = place.subject().design().prose().consumers();
    var subscribed =
        place.subject().design().events().values().stream()
            .filter(Event::isForSubscribers)
            .toList();
    if (consumers.isEmpty()) {
      return subscribed.isEmpty()
          ? Unknown.absent(place, "the design names no system that depends on this one")
          : List.of(new Block.Paragraph(subscribers(place, subscribed)));
    }
    var rows = new ArrayList<List<String>>();
    consumers.forEach((name, consumer) -> rows.add(row(place, name, consumer)));
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            consumers.size() == 1
                ? "One system depends on this one. What it uses may change only as compatibility allows."
                : "%s depend on this one. What they use may change only as compatibility allows."
                    .formatted(Phrase.capital(Phrase.count(consumers.size(), "system")))));
    blocks.addAll(
        List.of(new Block.Table(List.of("Service", "Uses", "For", "What We Promise"), rows)));
    if (!subscribed.isEmpty()) {
      blocks.add(new Block.Paragraph(subscribers(place, subscribed)));
    }
    return blocks;
  }

  /// Who depends on this system without a name in the design.
  private static String subscribers(Place place, List<Event> events) {
    var messaging = place.subject().design().prose().messaging();
    var hooks = messaging == null ? null : messaging.webhooks();
    return "**Subscribers:** whoever %s is sent %s over HTTP. The design names none of them; their payloads may change only as compatibility allows."
        .formatted(
            hooks == null
                ? "subscribes"
                : "stands as a row of " + Names.entity(hooks.subscribers()),
            Cells.some(events.stream().map(event -> Names.event(event.name())).toList()));
  }

  private static List<String> row(Place place, String name, Consumer consumer) {
    var title = Names.titled(consumer.title(), name);
    var doc = Phrase.sentence(consumer.doc());
    var promise = Phrase.sentence(consumer.promise());
    return List.of(
        title,
        consumer.uses().isEmpty()
            ? "not stated"
            : Cells.some(consumer.uses().stream().map(use -> use(place, use)).toList()),
        doc.isEmpty() ? "not stated" : doc,
        promise.isEmpty() ? "nothing beyond delivery" : promise);
  }
}
