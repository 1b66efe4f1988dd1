package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Things that documents only hint at: none is a fact of the design, each is a question, with the
/// fields that the hints give it.
final class Candidates {
  private static final int MOST_FIELDS = 8;

  private final String name;
  private final Evidence evidence;

  /// Names as written, by what they have in common.
  private final Map<String, String> fields = new LinkedHashMap<>();

  private Candidates(String name, Evidence evidence) {
    this.name = name;
    this.evidence = evidence;
  }

  static void ask(Sources sources, Things things, Writing writing) {
    var known = things.all().stream().map(thing -> Names.key(thing.name)).toList();
    var found = new LinkedHashMap<String, Candidates>();
    for (var brief : sources.briefs()) {
      for (var entity : brief.items(Item.Entity.class)) {
        var key = Names.key(entity.name());
        if (!entity.evidence().isExplicit() && !key.isEmpty() && !known.contains(key)) {
          var candidate =
              found.computeIfAbsent(
                  key, ignored -> new Candidates(entity.name(), entity.evidence()));
          entity
              .attributes()
              .forEach(
                  field ->
                      candidate.fields.putIfAbsent(
                          field.name().toLowerCase(Locale.ROOT), field.name()));
        }
      }
    }
    found.values().forEach(each -> writing.ask(each.question(), "", each.evidence));
  }

  private String question() {
    if (fields.isEmpty()) {
      return "Is `%s` kept, and with which fields?".formatted(name);
    }
    var shown = new ArrayList<>(List.copyOf(fields.values()));
    if (shown.size() > MOST_FIELDS) {
      shown.subList(MOST_FIELDS, shown.size()).clear();
      shown.add((fields.size() - MOST_FIELDS) + " more");
    }
    var last = shown.removeLast();
    var list = shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
    return "Is `%s` kept, with %s?".formatted(name, list);
  }
}
