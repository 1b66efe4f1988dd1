package dev.newel.draft;

import dev.newel.foreign.messaging.MessagingApi.Channel;
import dev.newel.foreign.messaging.MessagingApi.Exchange;
import dev.newel.foreign.messaging.MessagingApi.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of events, the entity first: `OrderPlaced` is `order.placed`.
final class EventNames {
  private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})");

  /// Words that say only that it is a message.
  private static final Set<String> KIND = Set.of("event", "message", "payload", "msg");

  /// What the names of operations begin with beside what they are about.
  private static final String VERB =
      "^(?:send|publish|emit|receive|consume|handle|process|on)(?=[A-Z_.-])";

  private static final Pattern PART = Pattern.compile("[a-z][a-z0-9-]*");

  /// By key: the names that several words may have.
  private final Map<String, String> entities = new HashMap<>();

  /// @param entities their names
  EventNames(List<String> entities) {
    entities.forEach(name -> this.entities.put(Names.key(name), name));
  }

  /// @param version of the payload, where the name ends in one: `2` of `OrderPlacedV2`
  record Name(String text, int version) {}

  /// The name of a message on a channel.
  ///
  /// @param shared whether other channels have the message, too
  Name of(Message message, Channel channel, Exchange exchange, boolean shared) {
    var said = words(message.name());
    var words =
        shared || said.isEmpty() || KIND.contains(said.getFirst()) ? List.<String>of() : said;
    if (words.isEmpty()) {
      var isKey = !channel.name().equals(channel.address());
      var key = isKey ? words(channel.name()) : List.<String>of();
      words = key.size() > 1 ? key : words(exchange.name().replaceFirst(VERB, ""));
    }
    if (words.size() < 2) {
      var around = address(channel.address().isEmpty() ? channel.name() : channel.address());
      words = words.isEmpty() ? around : joined(words.getFirst(), around);
    }
    return new Name(dotted(words), version(Names.words(message.name())));
  }

  /// The name of a message by its type, or else by its topic.
  ///
  /// @param type empty where it is not known
  String of(String type, String topic) {
    var words = words(type);
    if (words.size() > 1) {
      return dotted(words);
    }
    var around = address(topic.isEmpty() ? type : topic);
    return dotted(
        words.isEmpty() || KIND.contains(words.getFirst())
            ? around
            : joined(words.getFirst(), around));
  }

  private static List<String> joined(String word, List<String> around) {
    var last = around.getLast();
    return List.of(word, last.equals(word) ? "sent" : last);
  }

  /// The last two words of an address that stand there for all messages.
  private static List<String> address(String text) {
    var words =
        words(text.replaceAll("\\{[^}]*}", " ")).stream()
            .filter(word -> !word.matches("\\d+"))
            .toList();
    return words.isEmpty()
        ? List.of("message", "sent")
        : words.size() == 1
            ? List.of(words.getFirst(), "sent")
            : words.subList(words.size() - 2, words.size());
  }

  /// What two names of one event have in common.
  static String key(String name) {
    return String.join(" ", words(name));
  }

  private String dotted(List<String> words) {
    var head = 1;
    for (var length = words.size() - 1; length > 1; length--) {
      if (entities.containsKey(Names.key(String.join(" ", words.subList(0, length))))) {
        head = length;
        break;
      }
    }
    var entity = entities.get(Names.key(String.join(" ", words.subList(0, head))));
    var first = entity == null ? words.subList(0, head) : Names.words(entity);
    return part(first) + "." + part(words.subList(head, words.size()));
  }

  private static String part(List<String> words) {
    var text = String.join("-", words);
    return PART.matcher(text).matches() ? text : "x" + text;
  }

  private static List<String> words(String name) {
    var words = new ArrayList<>(Names.words(name));
    while (words.size() > 1
        && (KIND.contains(words.getLast()) || VERSION.matcher(words.getLast()).matches())) {
      words.removeLast();
    }
    return words;
  }

  private static int version(List<String> words) {
    return words.stream()
        .map(VERSION::matcher)
        .filter(java.util.regex.Matcher::matches)
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .reduce(1, (some, last) -> last);
  }
}
