package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Prose;
import dev.newel.facts.slices.Slice;
import dev.newel.language.ApiText;
import dev.newel.language.SystemInfo;
import dev.newel.language.SystemInfo.Existing;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
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
import java.util.Locale;
import java.util.Map;

/// Which interfaces there are, what of the code base they build on, and with what they agree.
final class Overview {
  static final Section INTERFACES =
      Section.of(
          "interface-overview",
          place -> interfaces(place, true),
          place -> interfaces(place, false));
  static final Section CODEBASE = Section.of("codebase-analysis", Overview::codebase);
  static final Section ALIGNMENT = Section.of("alignment", Overview::alignment);
  static final Section REFERENCE = Section.of("reference-note", Overview::reference);

  private static final Map<String, String> KINDS =
      Phrase.row("Interface", "interface", "What it offers", "offers", "For", "clients");
  private static final Map<String, String> EXISTING =
      Phrase.row("Existing", "name", "Where", "at", "What it is", "what", "Decision", "plan");

  private Overview() {}

  /// @param full whether each kind is told in a row
  private static List<Block> interfaces(Place place, boolean full) {
    var slice = place.subject().slice();
    var kinds = kinds(slice);
    var feature = slice.feature();
    var doc =
        feature == null
            ? Phrase.sentence(place.subject().design().prose().system().purpose())
            : feature.doc() == null
                ? ""
                : "%s: %s."
                    .formatted(MarkdownText.prose(feature.title()), Phrase.inside(feature.doc()));
    var it = feature == null || !doc.isEmpty() ? "It" : MarkdownText.prose(feature.title());
    var type =
        kinds.size() > 1 ? "Mixed" : kinds.isEmpty() ? "none" : kinds.keySet().iterator().next();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            Phrase.words(
                doc,
                kinds.isEmpty()
                    ? it + " offers no interface of its own."
                    : "%s offers %s.".formatted(it, offers(kinds)))));
    blocks.add(
        Block.labelled(
            "Interface type",
            kinds.size() > 1 ? "Mixed (%s).".formatted(Phrase.and(kinds.keySet())) : type + "."));
    if (full && !kinds.isEmpty()) {
      var clients = clients(slice);
      var rows = new ArrayList<Map<String, String>>();
      kinds.forEach(
          (kind, offers) ->
              rows.add(
                  Phrase.row(
                      "interface", kind,
                      "offers", offers,
                      "clients",
                          kind.equals("API")
                              ? clients
                              : audience(kind, slice, place.subject().design().prose()))));
      blocks.add(Cells.table(KINDS, rows));
    }
    return blocks;
  }

  /// What the slice offers, by kind of interface.
  private static Map<String, String> kinds(Slice slice) {
    var kinds = new LinkedHashMap<String, String>();
    var endpoints = OperationWords.overHttp(slice.operations()).size();
    put(kinds, "API", endpoints, "endpoint");
    put(kinds, "Library", slice.functions().size(), "function");
    put(kinds, "CLI", slice.commands().size(), "command");
    var received =
        (int) slice.events().values().stream().filter(event -> event.source() != null).count();
    var published = slice.events().size() - received;
    if (received == 0) {
      put(kinds, "Service", published, "event");
    } else if (published == 0) {
      kinds.put("Service", Phrase.count(received, "event") + " that it receives");
    } else {
      kinds.put(
          "Service",
          "%s that it publishes and %s that it receives"
              .formatted(Phrase.count(published, "event"), Phrase.count(received, "event")));
    }
    return kinds;
  }

  /// With a comma before the last one, where that one has an "and" of its own.
  private static String offers(Map<String, String> kinds) {
    return kinds.values().stream().anyMatch(words -> words.contains(" and "))
        ? String.join(", ", kinds.values())
        : Phrase.and(kinds.values());
  }

  private static void put(Map<String, String> kinds, String kind, int count, String one) {
    if (count > 0) {
      kinds.put(kind, Phrase.count(count, one));
    }
  }

  private static String clients(Slice slice) {
    var names =
        slice.clients().entrySet().stream()
            .map(
                client ->
                    MarkdownText.prose(
                        client.getValue().title() == null
                            ? client.getKey()
                            : client.getValue().title()))
            .toList();
    return names.isEmpty() ? "whoever the access of each endpoint admits" : Phrase.and(names);
  }

  private static String audience(String kind, Slice slice, Prose prose) {
    return switch (kind) {
      case "Library" -> "programs that link it";
      case "CLI" -> "people and scripts at a terminal";
      default -> neighbours(slice, prose);
    };
  }

  /// Who sends the events that are received and reads those that are published.
  private static String neighbours(Slice slice, Prose prose) {
    var names = new LinkedHashSet<String>();
    for (var event : slice.events().values()) {
      var all = new ArrayList<>(event.to());
      if (event.source() != null) {
        all.add(event.source());
      }
      for (var each : all) {
        var name = each.split("\\.", 2)[0];
        var dependency = prose.dependencies().get(name);
        var consumer = prose.consumers().get(name);
        var title =
            dependency != null ? dependency.title() : consumer != null ? consumer.title() : null;
        names.add(title == null ? MarkdownText.code(name) : MarkdownText.prose(title));
      }
    }
    return names.isEmpty() ? "those that publish and receive the events" : Phrase.and(names);
  }

  private static List<Block> codebase(Place place) {
    var existing = place.subject().design().prose().system().existing();
    var blocks = new ArrayList<Block>();
    var things = existing.stream().filter(each -> !isPattern(each)).toList();
    if (existing.isEmpty()) {
      blocks.addAll(Unknown.of(place, List.of(Address.of("system", "existing"))));
    } else if (!things.isEmpty()) {
      blocks.add(Cells.table(EXISTING, things.stream().map(Overview::row).toList()));
    }
    var patterns = new ArrayList<String>();
    existing.stream().filter(Overview::isPattern).forEach(each -> patterns.add(pattern(each)));
    patterns.addAll(naming(place));
    if (!patterns.isEmpty()) {
      blocks.add(new Block.Paragraph("**Naming patterns to follow:**"));
      blocks.add(new Block.Bullets(patterns));
    }
    blocks.add(Block.labelled("Extend or create", verdict(things)));
    return blocks;
  }

  private static boolean isPattern(Existing existing) {
    return "pattern".equals(existing.kind()) || existing.plan() == SystemInfo.Plan.FOLLOW;
  }

  private static Map<String, String> row(Existing existing) {
    return Phrase.row(
        "name",
        MarkdownText.code(existing.name()),
        "at",
        existing.at() == null ? "not stated" : MarkdownText.code(existing.at()),
        "what",
        Phrase.words(
            existing.kind() == null
                ? ""
                : Phrase.capital(MarkdownText.prose(existing.kind())) + ".",
            existing.is() == null && existing.kind() == null
                ? "not stated"
                : Phrase.sentence(existing.is())),
        "plan",
        existing.plan() == null ? "not decided" : word(existing.plan()));
  }

  private static String word(SystemInfo.Plan plan) {
    return plan.name().toLowerCase(Locale.ROOT);
  }

  private static String pattern(Existing existing) {
    return "%s: %s"
        .formatted(
            MarkdownText.prose(existing.name()),
            existing.is() == null
                ? "see " + MarkdownText.code(String.valueOf(existing.at())) + "."
                : Phrase.clause(existing.is()) + ".");
  }

  private static List<String> naming(Place place) {
    if (OperationWords.overHttp(place.subject().slice().operations()).isEmpty()) {
      return List.of();
    }
    var api = place.subject().design().api();
    return List.of(
        "Names on the wire: %s; error codes: `UPPER_SNAKE`."
            .formatted(api.names() == ApiText.Names.SNAKE_CASE ? "`snake_case`" : "`camelCase`"),
        "Paths: plural nouns below %s, actions behind the key of their row."
            .formatted(MarkdownText.code(api.base().isEmpty() ? "/" : api.base())));
  }

  private static String verdict(List<Existing> things) {
    if (things.isEmpty()) {
      return "Create; the design names nothing that is there to extend.";
    }
    var parts = new ArrayList<String>();
    for (var plan : SystemInfo.Plan.values()) {
      var names =
          things.stream()
              .filter(each -> each.plan() == plan)
              .map(each -> MarkdownText.code(each.name()))
              .toList();
      if (!names.isEmpty()) {
        parts.add("%s %s".formatted(word(plan), Phrase.and(names)));
      }
    }
    return parts.isEmpty()
        ? "Not decided."
        : Phrase.capital(Phrase.and(parts)) + "; everything else is new.";
  }

  /// What the design was made to agree with, and how.
  private static List<Block> alignment(Place place) {
    var feature = place.subject().slice().feature();
    var system = place.subject().design().prose().system().inputs();
    var own = feature == null ? null : feature.inputs();
    var contracts =
        own != null && !own.contracts().isEmpty() ? own.contracts() : system.contracts();
    var data = own != null && !own.data().isEmpty() ? own.data() : system.data();
    var research = own != null && own.research() != null ? own.research() : system.research();
    var lines = new ArrayList<String>();
    if (!contracts.isEmpty()) {
      lines.add(
          "**Interface contracts:** agreed in %s; the structures above bear the names of the published contract."
              .formatted(named(contracts)));
    }
    if (!data.isEmpty()) {
      lines.add(
          "**Data design:** handed in as %s; %s tells how the fields of each structure map to data."
              .formatted(
                  named(data), Phrase.link("the data design", Address.of("storage", "mapping"))));
    }
    if (data.isEmpty() && !place.subject().slice().entities().isEmpty()) {
      lines.add(
          "**Data design:** the structures are taken from the entities, so that their types agree; %s tells how each field maps to data."
              .formatted(Phrase.link("the data design", Address.of("storage", "mapping"))));
    }
    if (research != null) {
      lines.add(
          "**Patterns:** names and structure follow what %s found."
              .formatted(MarkdownText.code(research)));
    }
    if (!OperationWords.overHttp(place.subject().slice().operations()).isEmpty()) {
      lines.add("**Security:** " + security(place));
    }
    if (lines.isEmpty()) {
      return Unknown.absent(place, "nothing here travels in structures or asks who calls");
    }
    return List.of(new Block.Bullets(lines));
  }

  private static String named(List<String> paths) {
    return Phrase.and(paths.stream().map(MarkdownText::code).toList());
  }

  private static String security(Place place) {
    var operations = OperationWords.overHttp(place.subject().slice().operations());
    var open =
        operations.stream()
            .filter(operation -> operation.isOpenToAll() && AccessWords.isOpen(operation))
            .count();
    var sensitive = operations.stream().filter(operation -> operation.sensitive()).count();
    var who =
        open == 0
            ? "every endpoint asks for a token"
            : open == operations.size()
                ? "every endpoint is open to anybody"
                : "%s of %s for a token, %s open to anybody"
                    .formatted(
                        Phrase.number(Math.toIntExact(operations.size() - open)),
                        Phrase.count(operations.size(), "endpoint")
                            + (operations.size() - open == 1 ? " asks" : " ask"),
                        open == 1 ? "the other one is" : "the others are");
    return "%s%s; inputs are checked field by field."
        .formatted(
            who,
            sensitive == 0
                ? ""
                : "; %s a sensitive flow"
                    .formatted(
                        Phrase.number(Math.toIntExact(sensitive))
                            + (sensitive == 1 ? " guards" : " guard")));
  }

  private static List<Block> reference(Place place) {
    var slice = place.subject().slice();
    var kinds = kinds(slice);
    return List.of(
        Block.sentences(
            List.of(
                "This is the full form of the backend design, which keeps a budget of lines and links here.",
                kinds.isEmpty()
                    ? "Nothing is offered over an interface."
                    : "It holds %s with every fact of the design.".formatted(offers(kinds)))));
  }
}
