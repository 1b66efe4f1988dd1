package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.messaging.MessagingApi.Action;
import dev.newel.foreign.messaging.MessagingApi.Channel;
import dev.newel.foreign.messaging.MessagingApi.Kept;
import dev.newel.foreign.messaging.MessagingApi.Server;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// How events travel: broker, topics, groups, how long they are kept.
final class EventTravel {
  private static final String MESSAGING = "messaging";

  /// The brokers that a design names, by how a protocol begins.
  private static final Map<String, String> BROKERS = Map.of("kafka", "kafka", "redis", "redis");

  private final MessagingApi own;
  private final List<EventPart.Told> told;
  private final Writing writing;
  private final Losses losses;

  EventTravel(MessagingApi own, List<EventPart.Told> told, Writing writing, Losses losses) {
    this.own = own;
    this.told = told;
    this.writing = writing;
    this.losses = losses;
  }

  void write() {
    if (told.isEmpty()) {
      return;
    }
    own.servers().forEach(this::broker);
    if (told.stream().noneMatch(EventTravel::isEnveloped)) {
      writing.say("none", null, MESSAGING, "format");
    }
    topics();
    groups();
    kept();
  }

  private void broker(Server server) {
    var protocol = server.protocol().toLowerCase(Locale.ROOT).replaceFirst("-.*", "");
    var broker = BROKERS.get(protocol);
    if (broker == null) {
      if (!protocol.isEmpty()) {
        losses.add("brokers other than Kafka and Redis", server.place());
      }
      return;
    }
    var evidence = Evidence.explicit(server.place(), server.address());
    writing.say(broker, evidence, MESSAGING, "broker");
  }

  /// Whether a message says that it stands in the envelope of CloudEvents.
  private static boolean isEnveloped(EventPart.Told one) {
    var headers = one.message().headers();
    return one.message().contentType().contains("cloudevents")
        || (headers != null
            && headers.members().properties().stream()
                .anyMatch(each -> each.name().matches("(?i)ce[_-](?:id|type|source)")));
  }

  /// The form of all topics that we send to, where they have one.
  private void topics() {
    var sent =
        told.stream()
            .filter(one -> one.exchange().action() == Action.SEND)
            .filter(one -> !one.channel().address().isEmpty())
            .toList();
    if (sent.isEmpty()) {
      return;
    }
    var forms = new LinkedHashSet<String>();
    for (var one : sent) {
      forms.add(form(one));
    }
    if (forms.size() == 1) {
      writing.say(
          forms.getFirst(),
          Evidence.explicit(sent.getFirst().channel().place(), sent.getFirst().channel().address()),
          MESSAGING,
          "topics");
    } else {
      losses.add("topics without a form in common", sent.getFirst().channel().place());
    }
  }

  private static String form(EventPart.Told one) {
    var dot = one.name().indexOf('.');
    var entity = one.name().substring(0, dot);
    var event = one.name().substring(dot + 1);
    var address = one.channel().address();
    var whole = address.replace(one.name(), "{entity}.{event}");
    if (!whole.equals(address)) {
      return whole;
    }
    var parts = address.split("(?<=[./_-])|(?=[./_-])", -1);
    for (var i = 0; i < parts.length; i++) {
      if (parts[i].equals(entity) || Names.key(parts[i]).equals(Names.key(entity))) {
        parts[i] = parts[i].equals(entity) ? "{entity}" : parts[i];
      } else if (parts[i].equals(event)) {
        parts[i] = "{event}";
      }
    }
    return String.join("", parts);
  }

  private void groups() {
    for (var one : told) {
      var group = one.exchange().group();
      if (group != null && !group.isBlank()) {
        var evidence = Evidence.explicit(one.exchange().place(), group);
        writing.say(group, evidence, MESSAGING, "groups", one.name());
      }
    }
  }

  private void kept() {
    var all =
        own.channels().stream().map(Channel::kept).filter(Objects::nonNull).distinct().toList();
    var times = new LinkedHashSet<>(all.stream().map(Kept::time).toList());
    if (times.size() == 1) {
      var first = all.getFirst();
      writing.say(
          text(first.time()),
          Evidence.explicit(first.place(), first.time().toString()),
          MESSAGING,
          "retention");
    } else if (!times.isEmpty()) {
      losses.add("how long each topic is kept apart", all.getFirst().place());
    }
  }

  /// A length of time in the largest unit that it is a whole number of.
  private static String text(java.time.Duration time) {
    var millis = time.toMillis();
    for (var unit :
        List.of(
            Map.entry(86_400_000L, "d"),
            Map.entry(3_600_000L, "h"),
            Map.entry(60_000L, "m"),
            Map.entry(1_000L, "s"))) {
      if (millis > 0 && millis % unit.getKey() == 0) {
        return millis / unit.getKey() + unit.getValue();
      }
    }
    return millis + "ms";
  }
}
