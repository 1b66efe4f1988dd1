package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.language.FieldText;
import dev.newel.language.Modifier;
import dev.newel.source.Address;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The data.
final class EntityPart {
  /// What keys are called.
  private static final String ID = "id";

  private final Things things;
  private final Writing writing;

  private EntityPart(Things things, Writing writing) {
    this.things = things;
    this.writing = writing;
  }

  static void write(Sources sources, Writing writing) {
    var part = new EntityPart(Things.of(sources, writing), writing);
    if (part.things.all().stream().allMatch(thing -> thing.properties.isEmpty())) {
      writing.ask("Which things does the system keep, and with which fields?", "entities", null);
    }
    for (var thing : part.things.all()) {
      if (thing.properties.isEmpty()) {
        writing.ask(
            "Is `%s` kept, and with which fields?".formatted(thing.name), "", Things.first(thing));
      } else {
        part.entity(thing);
      }
    }
    Candidates.ask(sources, part.things, writing);
  }

  private void entity(Thing thing) {
    var names = new LinkedHashSet<String>();
    var keyed = thing.properties.values().stream().anyMatch(EntityPart::isKey);
    var id = keyed ? null : id(thing);
    if (id != null) {
      key(thing, id);
      names.add(ID);
    } else if (!keyed) {
      writing.say("uuid key", null, "entities", thing.name, ID);
      names.add(ID);
    }
    for (var property : thing.properties.values()) {
      if (property != id) {
        field(thing, property, names);
      }
    }
    thing.evidence.forEach(one -> writing.origin(Address.of("entities", thing.name), one));
  }

  private static boolean isKey(Thing.Property property) {
    var field = property.typed().field();
    return field != null && field.modifiers().contains(Modifier.KEY);
  }

  /// The property that is called as keys are, where none is said to be the key.
  private Thing.@Nullable Property id(Thing thing) {
    return thing.properties.values().stream()
        .filter(property -> Names.field(property.typed().name()).equals(ID))
        .filter(property -> target(property.typed()) == null)
        .findFirst()
        .orElse(null);
  }

  private void key(Thing thing, Thing.Property property) {
    var type = property.type();
    writing.say((type == null ? "uuid" : type) + " key", null, "entities", thing.name, ID);
    for (var one : property.claims) {
      writing.origin(Address.of("entities", thing.name, ID), one.evidence());
    }
    compare(thing, ID, property);
  }

  private void field(Thing thing, Thing.Property property, Set<String> names) {
    var claim = property.typed();
    var target = target(claim);
    var name =
        target == null
            ? Names.field(claim.name())
            : Names.field(claim.name().replaceAll("(?i)(?<=.)[_ ]?id$", ""));
    if (name.isEmpty() || !names.add(name)) {
      leftOut(thing, claim);
      return;
    }
    var text =
        target == null ? Conventional.text(name, text(property)) : reference(target, property);
    if (text == null) {
      var unknown = String.valueOf(Conventional.text(name, "string"));
      writing.say(unknown, claim.evidence(), "entities", thing.name, name);
      ask(thing, name, claim);
      return;
    }
    for (var one : property.claims) {
      writing.origin(Address.of("entities", thing.name, name), one.evidence());
    }
    writing.say(text, claim.evidence(), "entities", thing.name, name);
    compare(thing, name, property);
  }

  private @Nullable Thing target(Thing.Claim claim) {
    return claim.references() == null ? null : things.called(claim.references());
  }

  private static String reference(Thing target, Thing.Property property) {
    var field = property.typed().field();
    var may = optional(property) || (field != null && field.optional());
    var parent = field != null && field.modifiers().contains(Modifier.PARENT) ? " parent" : "";
    var unique = field != null && field.modifiers().contains(Modifier.UNIQUE) ? " unique" : "";
    return target.name + (may ? "?" : "") + parent + unique;
  }

  private static @Nullable String text(Thing.Property property) {
    var field = property.typed().field();
    var type = property.type();
    if (field == null || type == null) {
      return null;
    }
    var key = field.modifiers().contains(Modifier.KEY);
    // A key is generated or given by the client; it has no default of its own.
    if (key && field.initial() != null) {
      return type + " key";
    }
    var may = !key && optional(property) && !field.optional() && plain(field);
    return retyped(field, may ? type + "?" : type.toString());
  }

  /// Whether nothing stands behind the type, so that `?` may be put there.
  private static boolean plain(FieldText field) {
    return field.initial() == null && field.computed() == null;
  }

  private static String retyped(FieldText field, String type) {
    var text = field.toString();
    var before = field.type().toString();
    return text.startsWith(before) ? type + text.substring(before.length()) : text;
  }

  /// Whether somebody says that it may be absent and nobody that it must be there.
  private static boolean optional(Thing.Property property) {
    return property.claims.stream().anyMatch(claim -> Boolean.FALSE.equals(claim.required()))
        && property.claims.stream().noneMatch(claim -> Boolean.TRUE.equals(claim.required()));
  }

  /// Sources that give another type than the one that is taken.
  private void compare(Thing thing, String name, Thing.Property property) {
    var taken = property.type();
    for (var claim : property.claims) {
      if (taken != null
          && claim.field() != null
          && !claim.field().type().equals(taken)
          && Lengths.both(taken, claim.field().type()) == null
          && claim != property.typed()) {
        writing.contradict(
            Address.of("entities", thing.name, name),
            taken.toString(),
            claim.field().type().toString(),
            claim.evidence());
      }
    }
  }

  private void ask(Thing thing, String name, Thing.Claim claim) {
    var ask =
        claim.type().isBlank()
            ? "What type has `%s` of `%s`?".formatted(name, thing.name)
            : "Which type is `%s`, the type of `%s` of `%s`?"
                .formatted(claim.type(), name, thing.name);
    writing.ask(ask, "entities/" + thing.name + "/" + name, claim.evidence());
  }

  private void leftOut(Thing thing, Thing.Claim claim) {
    writing.find(
        Finding.warning(
            DraftId.LEFT_OUT.id(),
            Address.of("entities", thing.name),
            claim.evidence().place(),
            "`%s` of `%s` has no name of its own in a design.".formatted(claim.name(), thing.name),
            "Call it by another name."));
  }
}
