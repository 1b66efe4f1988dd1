package dev.newel.publish.asyncapi;

import dev.newel.design.Design;
import dev.newel.design.flow.Event;
import dev.newel.finding.Finding;
import dev.newel.language.Json;
import dev.newel.language.Messaging;
import dev.newel.publish.ContractId;
import dev.newel.publish.example.Examples;
import dev.newel.publish.example.Fit;
import dev.newel.publish.example.RowIds;
import dev.newel.publish.openapi.Vocabulary;
import dev.newel.publish.schema.Schema;
import dev.newel.publish.schema.SchemaTree;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events as messages: what stands around a payload, and the payload.
final class Messages {
  private static final String CLOUDEVENTS = "cloudevents";

  private final Design design;
  private final Vocabulary vocabulary;
  private final List<Finding> findings;

  Messages(Design design, Vocabulary vocabulary, List<Finding> findings) {
    this.design = design;
    this.vocabulary = vocabulary;
    this.findings = findings;
  }

  Map<String, @Nullable Object> of(Event event) {
    var payload = Objects.requireNonNull(vocabulary.payloads().get(event.name()));
    var headers = headers(event);
    return new Members()
        .with("name", event.name())
        .with("title", title(event.name()))
        .with("summary", event.doc())
        .with("description", description(event))
        .with("contentType", "application/json")
        .with("headers", headers == null ? null : SchemaTree.COMPONENTS_OF_DRAFT_7.of(headers))
        .with("payload", Members.ref(Schema.COMPONENTS + payload))
        .with("bindings", bindings(event))
        .with("examples", examples(event, headers, Schema.ref(payload)))
        .with("x-newel-version", event.version())
        .with("x-newel-satisfies", event.satisfies())
        .map();
  }

  /// `Order created` of `order.created`.
  static String title(String name) {
    var words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[^A-Za-z0-9]+", " ");
    return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private @Nullable String description(Event event) {
    var text = new ArrayList<String>();
    text.add("Version %d of its payload.".formatted(event.version()));
    if (event.source() == null) {
      text.add(
          event.partition() == null
              ? "It arrives at least once."
              : "It arrives at least once, in order within `%s`.".formatted(event.partition()));
    } else {
      text.add(
          event.once() == null
              ? "A second delivery does nothing."
              : "A second delivery of the same `%s` does nothing.".formatted(event.once().text()));
    }
    if (event.promise() != null) {
      text.add("Promised: %s.".formatted(event.promise()));
    }
    return String.join(" ", text);
  }

  /// The attributes of CloudEvents 1.0 as headers, in binary mode; null where another form is said,
  /// or a request of a foreign sender brings the event.
  private @Nullable Schema headers(Event event) {
    var messaging = design.prose().messaging();
    var format = messaging == null || messaging.format() == null ? CLOUDEVENTS : messaging.format();
    if (!format.equals(CLOUDEVENTS) || event.http() != null) {
      return null;
    }
    var prefix = isKafka(messaging) ? "ce_" : "ce-";
    var properties = new LinkedHashMap<String, Schema>();
    properties.put(prefix + "specversion", Schema.string().with("const", "1.0"));
    properties.put(
        prefix + "id",
        Schema.string()
            .with("minLength", 1)
            .with("description", "Tells a second delivery.")
            .with("examples", List.of(new Json.Text(RowIds.of("event", 0)))));
    properties.put(
        prefix + "source",
        event.source() == null
            ? Schema.string().with("const", "/" + design.prose().system().name())
            : Schema.string()
                .with("format", "uri-reference")
                .with("minLength", 1)
                .with("examples", List.of(new Json.Text("/" + event.source()))));
    properties.put(prefix + "type", Schema.string().with("const", event.name()));
    var required = List.copyOf(properties.keySet());
    properties.put(prefix + "time", Schema.string().with("format", "date-time"));
    return Schema.object(properties, required);
  }

  private @Nullable Map<String, Object> bindings(Event event) {
    if (!isKafka(design.prose().messaging()) || event.http() != null) {
      return null;
    }
    var key =
        event.partition() == null
            ? "The key of the row that the event is about."
            : "The `%s` of the payload.".formatted(event.partition());
    var binding = new LinkedHashMap<String, Object>();
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "string");
    schema.put("description", key);
    binding.put("key", schema);
    binding.put("bindingVersion", "0.5.0");
    return Map.of("kafka", binding);
  }

  static boolean isKafka(@Nullable Messaging messaging) {
    return messaging != null && messaging.broker() == Messaging.Broker.KAFKA;
  }

  private List<Object> examples(Event event, @Nullable Schema headers, Schema payload) {
    var made = new Examples(vocabulary.schemas());
    var body = given(event, payload).or(() -> made.of(payload, event.name()));
    if (body.isEmpty()) {
      return List.of();
    }
    var around = headers == null ? null : made.of(headers, "headers").orElse(null);
    return List.of(
        new Members()
            .with("name", "sample")
            .with("headers", SchemaTree.COMPONENTS_OF_DRAFT_7.of(around))
            .with("payload", SchemaTree.COMPONENTS_OF_DRAFT_7.of(body.get()))
            .map());
  }

  /// The example of the design, where it has the payload's shape.
  private Optional<Json> given(Event event, Schema payload) {
    var example = event.example();
    if (example == null) {
      return Optional.empty();
    }
    var unlike = new Fit(vocabulary.schemas()).unlike(example, payload, "example");
    if (unlike == null) {
      return Optional.of(example);
    }
    findings.add(
        ContractId.ASYNCAPI.at(
            Address.of("events", event.name(), "example"),
            "The AsyncAPI document has an example of its own for `%s`, because that of the design does not have the shape of the payload: %s."
                .formatted(event.name(), unlike),
            "Give every member of the payload, each of its type."));
    return Optional.empty();
  }
}
