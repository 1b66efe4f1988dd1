package dev.newel.read.asyncapi;

import dev.newel.foreign.http.Schema;
import dev.newel.foreign.messaging.MessagingApi.Kept;
import dev.newel.language.Json;
import dev.newel.read.openapi.Description;
import dev.newel.read.openapi.Part;
import dev.newel.read.tree.Node;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What channels, operations and messages say for one kind of broker: of Kafka the key, the group
/// and how long messages are kept. Whatever else stands in `bindings` is told as unread. What an
/// operation or a message does not say itself, its `traits` say.
final class Bindings {
  private static final String NO_PLACE = "The model has no place for it.";
  private static final BigInteger LONGEST = BigInteger.valueOf(Duration.ofDays(36_500).toMillis());

  private final Description description;

  Bindings(Description description) {
    this.description = description;
  }

  /// How long the broker keeps the messages of a channel, Kafka's `retention.ms`; null where
  /// nothing is said, or that they stay for ever (`-1`).
  @Nullable Kept kept(Part channel) {
    return kafka(channel, this::kept);
  }

  private @Nullable Kept kept(Node kafka) {
    var part = description.part(kafka, "Kafka binding");
    var topic = part.mapping("topicConfiguration");
    Kept kept = null;
    if (topic != null) {
      var configuration = description.part(topic, "topic configuration");
      var time = configuration.any("retention.ms");
      if (time != null && time.isScalar() && time.text().matches("\\d{1,18}")) {
        var number = new BigInteger(time.text()).min(LONGEST);
        kept =
            new Kept(
                Duration.ofMillis(number.longValueExact()), configuration.nameSpan("retention.ms"));
      }
      rest(configuration);
    }
    rest(part);
    return kept;
  }

  /// The group in which an operation consumes; null where none or more than one is named.
  @Nullable String group(Part operation) {
    var own = kafka(operation, this::group);
    return own != null ? own : ofTraits(operation, part -> kafka(part, this::group));
  }

  private @Nullable String group(Node kafka) {
    var part = description.part(kafka, "Kafka binding");
    var group = part.any("groupId");
    String name = null;
    if (group != null && group.kind() == Node.Kind.TEXT) {
      name = group.text();
    } else if (group != null && group.isMapping()) {
      var words = description.schema(group).words();
      name = words.size() == 1 && words.getFirst() instanceof Json.Text(var text) ? text : null;
    }
    rest(part);
    return name;
  }

  /// The key of a message; null where nothing is said of it.
  @Nullable Schema key(Part message) {
    var own = kafka(message, this::key);
    return own != null ? own : ofTraits(message, part -> kafka(part, this::key));
  }

  private @Nullable Schema key(Node kafka) {
    var part = description.part(kafka, "Kafka binding");
    var key = part.any("key");
    rest(part);
    return key == null || !key.isMapping() ? null : description.schema(key);
  }

  private <T> @Nullable T kafka(Part around, Function<Node, @Nullable T> read) {
    var node = around.any("bindings");
    var bindings = node == null ? null : description.resolve(node);
    if (bindings == null) {
      return null;
    }
    var part = description.part(bindings, "bindings");
    var kafka = part.any("kafka");
    rest(part);
    return kafka == null || !kafka.isMapping() ? null : read.apply(kafka);
  }

  private <T> @Nullable T ofTraits(Part around, Function<Part, @Nullable T> read) {
    T first = null;
    for (var trait : around.list("traits")) {
      var resolved = description.resolve(trait);
      if (resolved != null) {
        var part = description.part(resolved, "trait");
        var told = read.apply(part);
        first = first == null ? told : first;
        rest(part);
      }
    }
    return first;
  }

  /// Tells all names that nobody asked for as unread: brokers have names of their own.
  private static void rest(Part part) {
    part.others(NO_PLACE, List.of("bindingVersion"));
  }
}
