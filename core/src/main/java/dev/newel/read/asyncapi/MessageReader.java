package dev.newel.read.asyncapi;

import dev.newel.foreign.http.Schema;
import dev.newel.foreign.messaging.MessagingApi.Message;
import dev.newel.read.openapi.Description;
import dev.newel.read.openapi.Part;
import dev.newel.read.tree.Node;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads messages with their headers and payload.
final class MessageReader {
  private final Description description;
  private final Bindings bindings;
  private final String contentType;

  /// @param contentType of a message that says none
  MessageReader(Description description, Bindings bindings, String contentType) {
    this.description = description;
    this.bindings = bindings;
    this.contentType = contentType;
  }

  /// The messages of a channel of AsyncAPI 3, which have names there.
  List<Message> named(@Nullable Node messages) {
    var all = new ArrayList<Message>();
    for (var i = 0; messages != null && i < messages.size(); i++) {
      var resolved = description.resolve(messages.value(i));
      if (resolved != null) {
        var value = messages.value(i);
        var component = resolved == value ? "" : description.targetName(value);
        all.add(message(resolved, messages.name(i), component, messages.nameSpan(i)));
      }
    }
    return all;
  }

  /// The message of an operation of AsyncAPI 2, or those among which it chooses.
  List<Message> ofOperation(@Nullable Node message) {
    if (message == null) {
      return List.of();
    }
    var choice = message.isMapping() ? message.get("oneOf") : null;
    if (choice == null || !choice.isSequence()) {
      return one(message);
    }
    var all = new ArrayList<Message>();
    choice.values().forEach(each -> all.addAll(one(each)));
    return all;
  }

  private List<Message> one(Node message) {
    var resolved = description.resolve(message);
    if (resolved == null) {
      return List.of();
    }
    var key = resolved == message ? "" : description.targetName(message);
    return List.of(message(resolved, key, key, message.span()));
  }

  /// @param key of the message among those of its channel; empty where it has none
  /// @param component that it is; empty where it is none
  private Message message(Node node, String key, String component, Span place) {
    var part = description.part(node, "message");
    var name = part.text("name");
    var written = part.text("contentType");
    var headers = part.any("headers");
    var format = new StringBuilder(part.text("schemaFormat"));
    var payload = payload(part, format);
    var message =
        new Message(
            key.isEmpty() ? name : key,
            !name.isEmpty() ? name : component.isEmpty() ? key : component,
            part.text("title"),
            part.text("summary"),
            part.text("description"),
            written.isEmpty() ? contentType : written,
            headers == null ? null : description.schema(headers),
            payload,
            format.toString(),
            bindings.key(part),
            place);
    part.unread(
        "The model has no place for it.",
        "messageId",
        "correlationId",
        "tags",
        "examples",
        "externalDocs",
        "deprecated");
    part.rest();
    return message;
  }

  /// @param format takes that of AsyncAPI 3, which stands beside the schema in the payload
  private @Nullable Schema payload(Part message, StringBuilder format) {
    var node = message.any("payload");
    if (node == null) {
      return null;
    }
    var schema = node;
    if (node.isMapping() && node.has("schemaFormat") && node.get("schema") instanceof Node inner) {
      var part = description.part(node, "payload");
      format.append(part.text("schemaFormat"));
      part.any("schema");
      part.rest();
      schema = inner;
    }
    if (!isJsonSchema(format.toString())) {
      message.unread("Its schema is no JSON Schema.", "payload");
      return null;
    }
    return description.schema(schema);
  }

  private static boolean isJsonSchema(String format) {
    return format.isEmpty()
        || format.contains("aai.asyncapi")
        || format.contains("schema+json")
        || format.contains("schema+yaml")
        || format.contains("oai.openapi");
  }
}
