package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import dev.newel.source.Span;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Documents that say what a test needs, each item on a line of its own.
final class Briefs {
  private final String file;
  private final Brief.Kind kind;
  private int line;

  Briefs(String file, Brief.Kind kind) {
    this.file = file;
    this.kind = kind;
  }

  Brief brief(Item... items) {
    return new Brief(
        file,
        kind,
        "PRD: Lending desk",
        "Lends books.",
        List.of(),
        List.of(items),
        List.of(),
        List.of());
  }

  Evidence said(String words) {
    return Evidence.explicit(Span.point(file, ++line, 1), words);
  }

  Item.Entity entity(String name, Attribute... attributes) {
    return new Item.Entity(name, null, "", List.of(attributes), said(name));
  }

  /// @param type in our language; empty where the document says none
  Attribute attribute(String name, String type) {
    return attribute(name, type, Attribute.Presence.UNSAID, null);
  }

  Attribute attribute(
      String name, String type, Attribute.Presence presence, @Nullable String references) {
    var field =
        FieldText.read(type) instanceof Reading.Value<FieldText> value ? value.value() : null;
    return new Attribute(name, type, field, presence, references, null, "", said(name));
  }

  Item.Endpoint endpoint(String method, String path, @Nullable String access) {
    return new Item.Endpoint(method, path, "", access, List.of(), List.of(), said(method + path));
  }

  Item.Target latency(String number, String unit, @Nullable Integer percentile, String scope) {
    return new Item.Target(
        Item.Measure.LATENCY,
        Item.Comparison.BELOW,
        new BigDecimal(number),
        unit,
        percentile == null ? null : BigDecimal.valueOf(percentile),
        scope,
        null,
        said("%s answers in %s %s, they say.".formatted(scope, number, unit)));
  }
}
