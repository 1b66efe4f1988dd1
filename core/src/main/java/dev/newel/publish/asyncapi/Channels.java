package dev.newel.publish.asyncapi;

import dev.newel.design.Design;
import dev.newel.design.flow.Event;
import dev.newel.language.Messaging;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where events travel: topics, requests that bring one, and requests to subscribers.
final class Channels {
  /// Who gets events over HTTP.
  private static final String SUBSCRIBERS = "subscribers";

  private final Design design;
  private final @Nullable Messaging messaging;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, Object> operations = new LinkedHashMap<>();

  /// @param address null where it is known only while the system runs
  private record Channel(
      @Nullable String address, Kind kind, String description, List<Event> events) {}

  private enum Kind {
    TOPIC,
    REQUEST,
    WEBHOOK
  }

  Channels(Design design) {
    this.design = design;
    this.messaging = design.prose().messaging();
    design.events().values().forEach(this::add);
  }

  private void add(Event event) {
    if (event.source() != null) {
      var http = event.http();
      var id =
          http == null
              ? topic(event)
              : channel(event.name(), http.path(), Kind.REQUEST, request(event), event);
      receive(event, id);
      return;
    }
    var toSubscribers = event.to().contains(SUBSCRIBERS);
    if (toSubscribers) {
      channel(SUBSCRIBERS, null, Kind.WEBHOOK, webhooks(), event);
      send(event, SUBSCRIBERS, "ToSubscribers");
    }
    if (!toSubscribers || event.to().size() > 1) {
      send(event, topic(event), "");
    }
  }

  private String topic(Event event) {
    var topic = Topics.of(design, event);
    var retention =
        messaging == null || messaging.retention() == null
            ? ""
            : " Events are kept for %s.".formatted(messaging.retention());
    var carrier =
        messaging == null
                || messaging.broker() == null
                || messaging.broker() == Messaging.Broker.NONE
            ? "No broker carries these events: the process of the system hands them on."
            : "Carried by %s."
                .formatted(messaging.broker() == Messaging.Broker.KAFKA ? "Kafka" : "Redis");
    return channel(
        topic.replaceAll("[^A-Za-z0-9._-]+", "-"), topic, Kind.TOPIC, carrier + retention, event);
  }

  private String channel(
      String id, @Nullable String address, Kind kind, String description, Event event) {
    var there = channels.get(id);
    var before = there == null ? List.<Event>of() : there.events();
    var events = new ArrayList<>(before);
    events.add(event);
    channels.put(id, new Channel(address, kind, description, events));
    return id;
  }

  private static String request(Event event) {
    var http = event.http();
    var method = http == null ? "POST" : http.method();
    return "A %s request of `%s` brings it.%s"
        .formatted(
            method,
            event.source(),
            event.signed() == null ? "" : " Each is signed: %s.".formatted(event.signed()));
  }

  private String webhooks() {
    var hooks = messaging == null ? null : messaging.webhooks();
    if (hooks == null) {
      return "Requests to subscribers.";
    }
    var text = new ArrayList<String>();
    text.add("A POST request to the address of each row of `%s`.".formatted(hooks.subscribers()));
    text.add(
        "Each is signed: %s.".formatted(hooks.signed() == null ? "hmac-sha256" : hooks.signed()));
    if (hooks.attempts() != null) {
      text.add(
          "It is tried up to %d times%s."
              .formatted(
                  hooks.attempts(),
                  hooks.backoff() == null ? "" : " with pauses of " + hooks.backoff()));
    }
    if (hooks.disable() != null) {
      text.add("The subscription ends %s in a row.".formatted(hooks.disable()));
    }
    return String.join(" ", text);
  }

  private void send(Event event, String channel, String suffix) {
    operations.put(
        "send" + camel(event.name()) + suffix,
        operation("send", event, channel)
            .with("description", receivers(event, channel))
            .with("x-newel-satisfies", event.satisfies())
            .map());
  }

  private static String receivers(Event event, String channel) {
    if (channel.equals(SUBSCRIBERS)) {
      return "For whoever subscribed to it.";
    }
    var to = event.to().stream().filter(name -> !name.equals(SUBSCRIBERS)).toList();
    return to.isEmpty()
        ? "For whoever listens; the design names nobody."
        : "For `%s`.".formatted(String.join("`, `", to));
  }

  private void receive(Event event, String channel) {
    var row = event.row();
    operations.put(
        "receive" + camel(event.name()),
        operation("receive", event, channel)
            .with(
                "description",
                "From `%s`.%s"
                    .formatted(
                        event.source(),
                        row == null ? "" : " It is about a row of `%s`.".formatted(row.entity())))
            .with("bindings", bindings(event))
            .with("x-newel-satisfies", event.satisfies())
            .map());
  }

  private Members operation(String action, Event event, String channel) {
    return new Members()
        .with("action", action)
        .with("channel", Members.ref("#/channels/" + channel))
        .with("title", Messages.title(event.name()))
        .with("summary", event.doc())
        .with(
            "messages",
            List.of(Members.ref("#/channels/" + channel + "/messages/" + event.name())));
  }

  private @Nullable Map<String, Object> bindings(Event event) {
    var http = event.http();
    if (http != null) {
      return Map.of("http", binding("method", http.method(), "0.3.0"));
    }
    var group = messaging == null ? null : messaging.groups().get(event.name());
    if (group == null || !Messages.isKafka(messaging)) {
      return null;
    }
    var groupId = new LinkedHashMap<String, Object>();
    groupId.put("type", "string");
    groupId.put("enum", List.of(group));
    return Map.of("kafka", binding("groupId", groupId, "0.5.0"));
  }

  private static Map<String, Object> binding(String name, Object value, String version) {
    var binding = new LinkedHashMap<String, Object>();
    binding.put(name, value);
    binding.put("bindingVersion", version);
    return binding;
  }

  private static String camel(String name) {
    return joined(Messages.title(name));
  }

  private static String joined(String words) {
    var text = new StringBuilder();
    for (var word : words.split(" ", -1)) {
      text.append(word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return text.toString();
  }

  Map<String, Object> operations() {
    return operations;
  }

  Map<String, Object> channels() {
    var trees = new LinkedHashMap<String, Object>();
    channels.forEach((id, channel) -> trees.put(id, tree(channel)));
    return trees;
  }

  private Map<String, @Nullable Object> tree(Channel channel) {
    var messages = new LinkedHashMap<String, Object>();
    channel
        .events()
        .forEach(
            event ->
                messages.put(event.name(), Members.ref("#/components/messages/" + event.name())));
    var tree = new Members().map();
    if (channel.address() != null) {
      tree.put("address", channel.address());
    }
    tree.put("description", channel.description());
    tree.put("messages", messages);
    if (channel.kind() == Kind.TOPIC && Messages.isKafka(messaging)) {
      tree.put(
          "bindings",
          Map.of("kafka", binding("topic", String.valueOf(channel.address()), "0.5.0")));
    }
    return tree;
  }
}
