package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.messaging.MessagingApi.Action;
import dev.newel.foreign.messaging.MessagingApi.Channel;
import dev.newel.foreign.messaging.MessagingApi.Exchange;
import dev.newel.foreign.messaging.MessagingApi.Message;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What descriptions of messages say: events with what they carry, who sends and who gets them.
///
/// One description is that of the system, the others are those of its neighbours: whoever receives
/// what the system sends is a consumer, whoever sends what it receives a dependency.
final class EventPart {
  private static final String EVENTS = "events";
  private static final String DEPENDENCIES = "dependencies";

  private final MessagingApi own;
  private final List<MessagingApi> others;
  private final Writing writing;
  private final EventNames names;
  private final EventFields fields;
  private final Losses losses = new Losses(EVENTS);

  /// The events by what is said of each.
  private final List<Told> told = new ArrayList<>();

  /// An event of the draft.
  record Told(String name, Channel channel, Message message, Exchange exchange) {}

  private EventPart(MessagingApi own, List<MessagingApi> others, Writing writing) {
    this.own = own;
    this.others = others;
    this.writing = writing;
    var entities = new ArrayList<String>();
    if (writing.at("entities") instanceof Map<?, ?> map) {
      map.keySet().forEach(name -> entities.add(String.valueOf(name)));
    }
    names = new EventNames(entities);
    fields = new EventFields(own, entities, writing, losses);
  }

  static void write(Sources sources, Writing writing) {
    var own = own(sources, writing);
    if (own == null) {
      return;
    }
    var others = sources.messages().stream().filter(each -> each != own).toList();
    var part = new EventPart(own, others, writing);
    own.operations().forEach(part::exchange);
    part.idle();
    part.senders();
    new EventTravel(own, part.told, writing, part.losses).write();
    part.documents(sources);
    part.ask();
    part.losses.tell(writing);
  }

  /// The description of the system: the one that is called as it is, else the first.
  static @Nullable MessagingApi own(Sources sources, Writing writing) {
    var name = Names.key(String.valueOf(writing.at("system", "name")));
    return sources.messages().stream()
        .filter(each -> Names.key(SystemPart.plain(each.title())).equals(name))
        .findFirst()
        .orElse(sources.messages().isEmpty() ? null : sources.messages().getFirst());
  }

  private void exchange(Exchange exchange) {
    var channel = own.channel(exchange.channel());
    if (channel == null) {
      return;
    }
    if (exchange.reply() != null) {
      losses.add("replies", exchange.place());
    }
    for (var message : channel.messages()) {
      if (exchange.messages().isEmpty() || exchange.messages().contains(message.id())) {
        event(exchange, channel, message);
      }
    }
  }

  /// Channels that nothing is sent to or received from.
  private void idle() {
    for (var channel : own.channels()) {
      var used =
          own.operations().stream()
              .anyMatch(
                  each ->
                      each.channel().equals(channel.name()) || channel.name().equals(each.reply()));
      if (!used) {
        losses.add("channels without an operation", channel.place());
      }
    }
  }

  private void event(Exchange exchange, Channel channel, Message message) {
    var shared =
        own.channels().stream()
                .filter(
                    each -> each.messages().stream().anyMatch(m -> m.name().equals(message.name())))
                .count()
            > 1;
    var name = names.of(message, channel, exchange, shared);
    var evidence = Evidence.explicit(message.place(), said(message, exchange));
    var doc = doc(message, exchange, channel);
    if (writing.at(EVENTS, name.text()) != null) {
      twice(name.text(), exchange, evidence);
      return;
    }
    writing.say(new LinkedHashMap<String, Object>(), evidence, EVENTS, name.text());
    told.add(new Told(name.text(), channel, message, exchange));
    if (!doc.isEmpty()) {
      writing.say(doc, null, EVENTS, name.text(), "doc");
    }
    if (name.version() > 1) {
      writing.say(name.version(), null, EVENTS, name.text(), "version");
    }
    fields.payload(name.text(), message);
    if (exchange.action() == Action.SEND) {
      to(name.text(), channel);
    }
    if (message.headers() != null) {
      losses.add("headers", message.headers().place());
    }
    if (!channel.parameters().isEmpty()) {
      losses.add("parameters of an address", channel.parameters().getFirst().place());
    }
  }

  /// An event that is sent and received, or that two channels have.
  private void twice(String name, Exchange exchange, Evidence evidence) {
    writing.origin(Address.of(EVENTS, name), evidence);
    var before = told.stream().filter(each -> each.name().equals(name)).findFirst();
    if (before.isPresent() && before.get().exchange().action() != exchange.action()) {
      writing.find(
          Finding.warning(
              DraftId.LEFT_OUT.id(),
              Address.of(EVENTS, name),
              exchange.place(),
              "`%s` is sent and received; an event of a design is ours or another's."
                  .formatted(name),
              "Give what comes back a name of its own."));
    }
  }

  private static String said(Message message, Exchange exchange) {
    return message.title().isBlank()
        ? message.name().isBlank() ? exchange.name() : message.name()
        : message.title();
  }

  private static String doc(Message message, Exchange exchange, Channel channel) {
    for (var text :
        List.of(
            message.summary(),
            message.description(),
            exchange.summary(),
            exchange.description(),
            channel.description())) {
      var plain = text.replaceAll("\\s+", " ").strip();
      if (!plain.isEmpty()) {
        return plain.length() <= 200 ? plain : plain.split("(?<=[.!?])\\s", 2)[0];
      }
    }
    return "";
  }

  /// Names the neighbours that receive what goes there.
  private void to(String event, Channel channel) {
    for (var other : others) {
      var place = place(other, channel, Action.RECEIVE);
      var name = Names.field(SystemPart.plain(other.title()));
      if (place != null && !name.isEmpty()) {
        var evidence = Evidence.explicit(place, other.title());
        if (writing.at("consumers", name) == null) {
          writing.say(other.title(), evidence, "consumers", name, "title");
        }
        writing.add(event, evidence, "consumers", name, "uses");
        writing.add(name, evidence, EVENTS, event, "to");
      }
    }
  }

  /// Where a neighbour does that on a channel of the same address; null where it does not.
  private static @Nullable Span place(MessagingApi other, Channel channel, Action action) {
    for (var exchange : other.operations()) {
      var there = other.channel(exchange.channel());
      if (exchange.action() == action
          && there != null
          && !channel.address().isEmpty()
          && there.address().equals(channel.address())) {
        return exchange.place();
      }
    }
    return null;
  }

  /// Names who sends what is received: a neighbour, or else the broker that it comes from.
  private void senders() {
    var unknown = new ArrayList<String>();
    for (var one : told) {
      if (one.exchange().action() == Action.RECEIVE) {
        var sender = sender(one);
        if (sender == null) {
          unknown.add("`" + one.name() + "`");
          sender = broker(one);
        }
        writing.say(
            sender,
            Evidence.explicit(one.exchange().place(), one.exchange().name()),
            EVENTS,
            one.name(),
            "source");
      }
    }
    if (!unknown.isEmpty()) {
      writing.ask(
          "Who sends %s? The description names what is received alone."
              .formatted(Losses.some(unknown)),
          EVENTS,
          null);
    }
  }

  private @Nullable String sender(Told one) {
    for (var other : others) {
      var place = place(other, one.channel(), Action.SEND);
      var name = Names.field(SystemPart.plain(other.title()));
      if (place != null && !name.isEmpty()) {
        if (writing.at(DEPENDENCIES, name) == null) {
          var evidence = Evidence.explicit(place, other.title());
          writing.say(other.title(), evidence, DEPENDENCIES, name, "title");
        }
        return name;
      }
    }
    return null;
  }

  private String broker(Told one) {
    var server =
        own.servers().stream()
            .filter(
                each ->
                    one.channel().servers().isEmpty()
                        || one.channel().servers().contains(each.name()))
            .findFirst()
            .orElse(null);
    var protocol = server == null ? "" : server.protocol().replaceFirst("-secure$", "");
    var name = protocol.isBlank() ? "broker" : Names.field(protocol);
    if (writing.at(DEPENDENCIES, name) == null) {
      var evidence = server == null ? null : Evidence.inferred(server.place(), server.address());
      writing.say("What sends us messages", evidence, DEPENDENCIES, name, "title");
      writing.say("queue", null, DEPENDENCIES, name, "kind");
      if (server != null) {
        writing.say(server.protocol(), null, DEPENDENCIES, name, "protocol");
      }
    }
    return name;
  }

  /// Holds what documents say of events against the description.
  private void documents(Sources sources) {
    for (var one : sources.items(Item.Event.class).toList()) {
      var there =
          told.stream()
              .filter(
                  each ->
                      EventNames.key(each.message().name()).equals(EventNames.key(one.name()))
                          || EventNames.key(each.name()).equals(EventNames.key(one.name())))
              .findFirst();
      if (there.isPresent()) {
        writing.origin(Address.of(EVENTS, there.get().name()), one.evidence());
        fields.compare(there.get().name(), one);
        if (there.get().exchange().action() == Action.SEND) {
          one.consumers().forEach(each -> reader(there.get().name(), each, one.evidence()));
        }
      } else if (one.evidence().isExplicit()) {
        writing.ask(
            "Which message is the event `%s`? The description has none that is called so."
                .formatted(one.name()),
            EVENTS,
            one.evidence());
      }
    }
  }

  /// Names whom a document names as somebody who gets an event.
  private void reader(String event, String said, Evidence evidence) {
    var title = said.strip();
    var name = Names.field(title);
    if (name.isEmpty() || title.length() > 40) {
      return;
    }
    if (writing.at("consumers", name) == null) {
      writing.say(title, evidence, "consumers", name, "title");
    }
    writing.add(event, evidence, "consumers", name, "uses");
    writing.add(name, evidence, EVENTS, event, "to");
  }

  private void ask() {
    var sent =
        told.stream()
            .filter(each -> each.exchange().action() == Action.SEND)
            .map(each -> "`" + each.name() + "`")
            .toList();
    if (!sent.isEmpty()) {
      writing.ask("What makes us send %s?".formatted(Losses.some(sent)), EVENTS, null);
    }
    var nobody =
        told.stream()
            .filter(each -> each.exchange().action() == Action.SEND)
            .filter(each -> writing.at(EVENTS, each.name(), "to") == null)
            .map(each -> "`" + each.name() + "`")
            .toList();
    if (!nobody.isEmpty()) {
      writing.ask("Who gets %s?".formatted(Losses.some(nobody)), EVENTS, null);
    }
  }

  /// The schema that a schema stands for; itself where it refers to none.
  static Schema behind(MessagingApi api, Schema schema) {
    var ref = schema.ref();
    var named = ref == null ? null : api.schemas().get(ref.to());
    return named == null ? schema : Objects.requireNonNull(named).schema();
  }
}
