package dev.newel.publish.document.sections.security;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.View;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OwnRecords;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How secret each field is, and how that is kept.
final class DataProtection {
  static final Section CLASSES =
      Section.of(
          "data-classification", place -> classes(place, true), place -> classes(place, false));
  static final Section ENCRYPTION = Section.of("encryption", DataProtection::encryption);

  private static final Map<String, String> USUAL =
      Phrase.row("Class", "class", "Fields", "fields", "Handling", "handling");

  private DataProtection() {}

  /// From the most secret.
  private enum Kind {
    SECRET("Secret", "Kept as a hash or encrypted, shown never or once, never logged."),
    TOKEN(
        "Secret",
        "Made for each answer and kept nowhere; shown to the person alone whom it names, never logged."),
    PERSONAL("Personal", "Never in a log; in an event only where its payload names it."),
    RESTRICTED("Restricted", "Shown to the roles alone that the field names; absent for others."),
    INTERNAL(
        "Internal",
        "Shown to those who may call the operation that answers with it, or to nobody."),
    PUBLIC("Public", "Shown to anybody by an operation that asks for no token.");

    private final String label;
    private final String handling;

    Kind(String label, String handling) {
      this.label = label;
      this.handling = handling;
    }
  }

  /// The names that a cell bears well.
  private static final int MOST_NAMES = 6;

  /// @param named whether each field is named, or counted by entity
  private static List<Block> classes(Place place, boolean named) {
    var entities = List.copyOf(place.subject().slice().entities().values());
    if (entities.isEmpty()) {
      return Unknown.absent(
          place,
          place.subject().design().model().entities().isEmpty()
              ? "the design has no entities, so that there is no data to protect"
              : "this feature reads and writes no entity");
    }
    var shown = shownToAnybody(place);
    var classes = new LinkedHashMap<Kind, Map<String, List<String>>>();
    for (var kind : Kind.values()) {
      classes.put(kind, new LinkedHashMap<>());
    }
    for (var entity : entities) {
      for (var field : entity.fields().values()) {
        var of = classes.get(kind(entity, field, shown));
        if (of != null) {
          of.computeIfAbsent(entity.name(), name -> new ArrayList<>()).add(field.name());
        }
      }
    }
    var rows = new ArrayList<Map<String, String>>();
    classes.forEach(
        (kind, fields) -> {
          for (var cell : fields(fields, named, place.subject().slice().entities())) {
            rows.add(Phrase.row("class", kind.label, "fields", cell, "handling", kind.handling));
          }
        });
    return List.of(
        new Block.Table(
            List.copyOf(USUAL.keySet()),
            rows.stream().map(row -> List.copyOf(row.values())).toList()));
  }

  /// What cells say of them, whole entities in each: more than one where they are many, so that
  /// every row tells its class and its handling.
  private static List<String> fields(
      Map<String, List<String>> fields, boolean named, Map<String, Entity> entities) {
    var cells = new ArrayList<String>();
    fields.forEach(
        (entity, names) -> {
          var words =
              "%s: %s"
                  .formatted(
                      Phrase.link(MarkdownText.code(entity), Address.of("entities", entity)),
                      named
                          ? named(names, entities.get(entity))
                          : Phrase.count(names.size(), "field"));
          var longer = cells.isEmpty() ? words : cells.getLast() + "; " + words;
          if (!cells.isEmpty() && Cells.fits(longer)) {
            cells.set(cells.size() - 1, longer);
          } else {
            cells.add(words);
          }
        });
    return cells;
  }

  /// The fields by their names, or all but a few where the others are many.
  private static String named(List<String> names, @Nullable Entity entity) {
    var others =
        entity == null
            ? List.<String>of()
            : entity.fields().keySet().stream().filter(name -> !names.contains(name)).toList();
    return names.size() > MOST_NAMES && others.size() <= MOST_NAMES / 2
        ? others.isEmpty() ? "every field" : "every field but " + Phrase.and(Phrase.codes(others))
        : Phrase.and(Phrase.codes(names));
  }

  private static Kind kind(Entity entity, Field field, Set<String> shown) {
    if (field.isConfidential()) {
      return Kind.SECRET;
    }
    if (isToken(field)) {
      return Kind.TOKEN;
    }
    if (field.is(Modifier.PERSONAL)) {
      return Kind.PERSONAL;
    }
    if (!field.read().isEmpty()) {
      return Kind.RESTRICTED;
    }
    return shown.contains(entity.name() + "." + field.name()) ? Kind.PUBLIC : Kind.INTERNAL;
  }

  /// Whether it is a token for whoever reads the row: nobody else is ever shown it.
  private static boolean isToken(Field field) {
    var computed = field.computed();
    return computed != null && computed.text().startsWith("accessToken(");
  }

  /// The fields that operations without a token show, of the whole design.
  private static Set<String> shownToAnybody(Place place) {
    var shown = new LinkedHashSet<String>();
    for (var operation : place.subject().design().operations()) {
      if (operation.isPublic() && !isOfCaller(operation)) {
        switch (operation.answer().content()) {
          case Answer.Content.One(var view) -> add(view, shown);
          case Answer.Content.Many(var view) -> add(view, shown);
          default -> {
            // Shows a person to itself, or no row.
          }
        }
      }
    }
    return shown;
  }

  /// Whether it answers with the row of whoever has just said who they are.
  private static boolean isOfCaller(Operation operation) {
    return switch (operation.kind()) {
      case REGISTER, LOGIN, REFRESH -> true;
      default -> false;
    };
  }

  private static void add(@Nullable View view, Set<String> shown) {
    if (view == null) {
      return;
    }
    for (var item : view.items()) {
      if (item.roles().isEmpty() && item.path().size() == 1) {
        shown.add(view.of() + "." + item.path().getFirst());
      }
      add(item.opened(), shown);
    }
  }

  /// How data is protected on its way: as the design says, or by convention.
  static String transit(Design design) {
    var security = design.prose().security();
    return security == null || security.transit() == null
        ? "TLS 1.2 or later, by convention"
        : Phrase.clause(security.transit());
  }

  private static List<Block> encryption(Place place) {
    var design = place.subject().design();
    var prose = design.prose();
    if (design.operations().isEmpty() && design.model().entities().isEmpty()) {
      return Unknown.absent(place, "nothing is stored and nothing is sent over a network");
    }
    var lines = new ArrayList<String>();
    lines.add("**In transit:** %s.".formatted(transit(design)));
    var rest = prose.storage() == null ? null : prose.storage().encryption();
    if (rest != null) {
      lines.add("**At rest:** %s.".formatted(Phrase.clause(rest)));
    }
    if (design.identity().password() != null) {
      var cost = design.identity().hashing().cost();
      lines.add(
          "**Passwords:** not encrypted but hashed, by %s%s."
              .formatted(
                  Authentication.hash(design.identity()), cost == null ? "" : " at cost " + cost));
    }
    if (Callers.hasIdentity(design) && design.identity().users() != null) {
      lines.add(
          "**Tokens:** signed %s and not encrypted, so that they bear no secret."
              .formatted(
                  design.identity().provider() == null
                      ? "with " + MarkdownText.code(design.identity().access().algorithm())
                      : "by the provider"));
    }
    var isLong = place.subject().document().lines() == null;
    OwnRecords.ofCallers(place).forEach(kept -> lines.add(isLong ? kept.told() : kept.inShort()));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Bullets(lines));
    if (rest == null && !design.model().entities().isEmpty()) {
      blocks.addAll(Unknown.of(place, List.of(Address.of("storage", "encryption"))));
    }
    return blocks;
  }
}
