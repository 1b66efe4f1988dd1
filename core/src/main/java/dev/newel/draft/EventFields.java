package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.http.Shape;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.messaging.MessagingApi.Message;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import dev.newel.source.Address;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What messages carry, in the types of the language.
final class EventFields {
  private static final String EVENTS = "events";
  private static final String PAYLOAD = "payload";
  private static final String VALUES = "values";

  private final MessagingApi own;
  private final HttpApi schemas;
  private final ApiTypes types;
  private final List<String> entities;
  private final Writing writing;
  private final Losses losses;

  EventFields(MessagingApi own, List<String> entities, Writing writing, Losses losses) {
    this.own = own;
    this.entities = entities;
    this.writing = writing;
    this.losses = losses;
    schemas =
        new HttpApi(
            own.file(),
            own.version(),
            own.title(),
            own.release(),
            own.description(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            own.schemas(),
            List.of(),
            List.of(),
            List.of());
    // No schema of a message is a row: the names alone are taken.
    var taken = new HashMap<String, String>();
    entities.forEach(name -> taken.put("entity " + name, name));
    if (writing.at(VALUES) instanceof Map<?, ?> values) {
      values.keySet().forEach(name -> taken.put("value " + name, String.valueOf(name)));
    }
    types = new ApiTypes(schemas, taken);
  }

  /// Says what an event carries.
  void payload(String event, Message message) {
    var schema = message.payload();
    if (schema == null) {
      if (message.format().isEmpty()) {
        writing.ask("What does `%s` carry?".formatted(event), EVENTS + "/" + event, null);
      } else {
        losses.add("payloads in another schema language than JSON Schema", message.place());
      }
      return;
    }
    var shape = Shape.of(schemas, schema, false);
    if (shape.properties().isEmpty()) {
      losses.add("payloads that are no objects with properties", message.place());
      return;
    }
    if (shape.isMixed()) {
      losses.add("alternatives in a payload", schema.place());
    }
    shape
        .properties()
        .forEach(
            (name, property) -> {
              var optional = !shape.required().contains(name);
              field(event, message, name, property, optional);
            });
    partition(event, message, shape);
    values(event);
  }

  private void field(
      String event, Message message, String written, Schema property, boolean optional) {
    var name = Names.field(written);
    if (name.isEmpty()) {
      losses.add("properties without a Latin letter in their names", property.place());
      return;
    }
    if (!name.equals(written)) {
      losses.add("other spellings of a property's name than `camelCase`", property.place());
    }
    var shape = Shape.of(schemas, property, false);
    var type = types.type(property, Names.entity(event.replace('.', ' ')) + " " + written, 0);
    if (type.equals("json") && (shape.types().size() != 1 || shape.isMixed())) {
      losses.add("properties of several types", property.place());
    }
    if (optional && !shape.nullable()) {
      losses.add(
          "members of payloads that may be absent (they are null instead)", property.place());
    }
    var text = ApiTypes.optional(type, optional || shape.nullable());
    var evidence = Evidence.explicit(place(message, written, property), written);
    if (writing.at(EVENTS, event, PAYLOAD, name) == null) {
      writing.say(text, evidence, EVENTS, event, PAYLOAD, name);
      held(event, name, text, evidence);
    }
  }

  /// Where a property is named, where the schema that has it is the payload's own.
  private dev.newel.source.Span place(Message message, String written, Schema property) {
    var payload = message.payload();
    var there = payload == null ? null : EventPart.behind(own, payload).property(written);
    return there == null ? property.place() : there.place();
  }

  /// Compares a type with that of the field of the entity that the event is called after.
  private void held(String event, String name, String text, Evidence evidence) {
    var entity = entityOf(event);
    if (entity == null) {
      return;
    }
    var at = Address.of("entities", entity, name);
    if (writing.at("entities", entity, name) instanceof String said
        && FieldText.read(said) instanceof Reading.Value<FieldText>(FieldText held)
        && FieldText.read(text) instanceof Reading.Value<FieldText>(FieldText sent)
        && TypeFamily.differ(sent.type(), held.type())) {
      writing.contradict(at, held.type().toString(), sent.type().toString(), evidence);
    }
  }

  private @Nullable String entityOf(String event) {
    var first = event.substring(0, event.indexOf('.'));
    return entities.stream()
        .filter(name -> name.equalsIgnoreCase(first.replace("-", "")))
        .findFirst()
        .orElse(null);
  }

  /// The member of the payload that is the key: both are of one schema, or the key's title names
  /// it.
  private void partition(String event, Message message, Shape shape) {
    var key = message.key();
    if (key == null) {
      return;
    }
    for (var property : shape.properties().entrySet()) {
      var ref = property.getValue().ref();
      var sameSchema = key.ref() != null && ref != null && ref.to().equals(key.ref().to());
      var named =
          Names.key(EventPart.behind(own, key).told().title()).equals(Names.key(property.getKey()));
      if (sameSchema || named) {
        var evidence = Evidence.explicit(key.place(), property.getKey());
        writing.say(Names.field(property.getKey()), evidence, EVENTS, event, "partition");
        return;
      }
    }
    losses.add("keys of messages that are no member of the payload", key.place());
  }

  /// Says the values that an event holds, and those that these hold.
  private void values(String event) {
    var used = new LinkedHashSet<String>();
    if (writing.at(EVENTS, event, PAYLOAD) instanceof Map<?, ?> members) {
      use(members, used);
    }
    for (var name : used) {
      types
          .values
          .getOrDefault(name, Map.of())
          .forEach(
              (field, type) -> {
                if (writing.at(VALUES, name, field) == null) {
                  writing.say(type, null, VALUES, name, field);
                }
              });
    }
  }

  private void use(Map<?, ?> fields, Set<String> used) {
    for (var text : fields.values()) {
      var name = String.valueOf(text).split("[?\\[ ]", 2)[0].replaceAll("^map<|>$", "");
      var value = types.values.get(name);
      if (value != null && used.add(name)) {
        use(value, used);
      }
    }
  }

  /// Holds what a document says of a payload against the description.
  void compare(String event, Item.Event one) {
    for (var attribute : one.payload()) {
      var name = Names.field(attribute.name());
      var said = writing.at(EVENTS, event, PAYLOAD, name);
      var at = Address.of(EVENTS, event, PAYLOAD, name);
      if (said == null) {
        if (writing.at(EVENTS, event, PAYLOAD) != null && !name.isEmpty()) {
          writing.find(
              Finding.warning(
                  DraftId.CONTRADICTION.id(),
                  Address.of(EVENTS, event, PAYLOAD),
                  attribute.evidence().place(),
                  "`%s` carries no `%s` by %s, here it does."
                      .formatted(event, attribute.name(), own.file()),
                  "The draft takes the description; say in both which one holds."));
        }
      } else if (attribute.field() != null
          && FieldText.read(said.toString()) instanceof Reading.Value<FieldText>(FieldText held)
          && TypeFamily.differ(attribute.field().type(), held.type())) {
        writing.contradict(
            at, held.type().toString(), attribute.field().type().toString(), attribute.evidence());
      } else {
        writing.origin(at, attribute.evidence());
      }
    }
  }
}
