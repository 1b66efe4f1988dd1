package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Item;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import dev.newel.source.Address;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The entities that the sources name, whatever they call them.
final class Things {
  private final Map<String, Thing> byKey = new LinkedHashMap<>();

  /// The names of entities of code, by the keys of their tables.
  private final Map<String, String> ofTables = new HashMap<>();

  /// Only what words say plainly makes an entity; what is inferred adds nothing to a design.
  static Things of(Sources sources, Writing writing) {
    var things = new Things();
    sources
        .ofCode(Item.Entity.class)
        .forEach(
            entity -> {
              if (entity.table() != null) {
                things.ofTables.putIfAbsent(Names.key(entity.table()), Names.entity(entity.name()));
              }
            });
    for (var schema : sources.schemas()) {
      for (var table : schema.tables()) {
        var name = things.ofTables.get(Names.key(table.name()));
        things.table(TableThings.thing(table, name == null ? Names.entity(table.name()) : name));
      }
    }
    for (var description : sources.descriptions()) {
      var all = new ApiThings(description).all();
      all.forEach(
          one -> things.byKey.computeIfAbsent(Names.key(one.name), key -> new Thing(one.name)));
      all.forEach(things::described);
    }
    Stream.concat(
            sources.ofCode(Item.Entity.class),
            sources.briefs().stream().flatMap(brief -> brief.items(Item.Entity.class).stream()))
        .filter(entity -> entity.evidence().isExplicit())
        .forEach(entity -> things.entity(entity, writing));
    return things;
  }

  private void table(Thing thing) {
    if (!thing.name.isEmpty()) {
      byKey.putIfAbsent(Names.key(thing.name), thing);
    }
  }

  private void described(ApiThing described) {
    var thing = byKey.computeIfAbsent(Names.key(described.name), key -> new Thing(described.name));
    thing.evidence.add(described.evidence);
    described.fields.forEach(
        (name, field) -> {
          var bare = ApiThings.bare(name);
          var refers = bare.equals(name) ? null : byKey.get(Names.key(bare));
          var read = FieldText.read(field.text());
          if (read instanceof Reading.Value<FieldText>(FieldText value)) {
            thing.claim(
                new Thing.Claim(
                    name,
                    value.type().toString(),
                    value,
                    null,
                    refers == null ? null : refers.name,
                    "",
                    field.evidence()));
          }
        });
  }

  private void entity(Item.Entity entity, Writing writing) {
    var name = Names.entity(entity.name());
    if (name.isEmpty()) {
      writing.find(
          Finding.warning(
              DraftId.NO_NAME.id(),
              Address.of("entities"),
              entity.evidence().place(),
              "`%s` has no letter that a name in a design could have.".formatted(entity.name()),
              "Give the entity a name in Latin letters beside it."));
      return;
    }
    var thing = byKey.computeIfAbsent(Names.key(entity.name()), key -> new Thing(name));
    thing.evidence.add(entity.evidence());
    thing.says = thing.says.isBlank() ? entity.says() : thing.says;
    entity.attributes().forEach(attribute -> thing.claim(claim(attribute)));
  }

  private static Thing.Claim claim(Attribute attribute) {
    var required =
        switch (attribute.presence()) {
          case REQUIRED -> Boolean.TRUE;
          case OPTIONAL -> Boolean.FALSE;
          case UNSAID -> null;
        };
    return new Thing.Claim(
        attribute.name(),
        attribute.type(),
        attribute.field(),
        required,
        attribute.references(),
        attribute.says(),
        attribute.evidence());
  }

  List<Thing> all() {
    return List.copyOf(byKey.values());
  }

  /// The entity that a name means: `users(id)`, `User`, `user_id`; null where there is none.
  @Nullable Thing called(String reference) {
    var table = reference.replaceAll("[(.].*$", "").strip();
    var ofTable = ofTables.get(Names.key(table));
    var exact = byKey.get(Names.key(ofTable == null ? table : ofTable));
    return exact != null ? exact : byKey.get(Names.key(table.replaceAll("(?i)[_ ]?id$", "")));
  }

  /// The first origin of an entity.
  static Evidence first(Thing thing) {
    return thing.evidence.getFirst();
  }
}
