package dev.newel.read.bind;

import dev.newel.language.Borrowed;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Binds fields: one line, or a mapping of that line under `type` and of what does not fit into it.
final class Fields {
  private static final Set<String> KEYWORDS =
      new TreeSet<>(Set.of("type", "doc", "example", "was", "unit"));

  private final Ledger ledger;
  private final JsonValues json;

  Fields(Ledger ledger, JsonValues json) {
    this.ledger = ledger;
    this.json = json;
  }

  @Nullable FieldText bind(YamlNode node, Address at, @Nullable String doc) {
    if (node instanceof YamlNode.Mapping mapping) {
      return longForm(mapping, at, doc);
    }
    ledger.shortForm(at.at("type"), at);
    var field = line(node, at);
    return field == null || doc == null ? field : field.described(doc, null, null, null);
  }

  private @Nullable FieldText line(YamlNode node, Address at) {
    if (!(node instanceof YamlNode.Scalar text) || text.isNull()) {
      ledger.wrongKind(node, at, "a field like `string(1..80)`", null);
      return null;
    }
    return switch (FieldText.read(text.value())) {
      case Reading.Value<FieldText>(FieldText field) -> field;
      case Reading.Fault<FieldText> fault -> {
        ledger.fault(fault, text, at);
        yield null;
      }
    };
  }

  private @Nullable FieldText longForm(YamlNode.Mapping mapping, Address at, @Nullable String doc) {
    for (var entry : mapping.entries()) {
      if (!KEYWORDS.contains(entry.name())) {
        var borrowed = Borrowed.word(entry.name());
        ledger.error(
            BindId.UNKNOWN_KEY,
            at.at(entry.name()),
            entry.key().span(),
            "`%s` is no keyword of the field `%s`; expected one of %s."
                .formatted(Ledger.shown(entry.name()), at, String.join(", ", KEYWORDS)),
            borrowed == null ? DidYouMean.hint(entry.name(), KEYWORDS) : borrowed);
      } else {
        ledger.place(at.at(entry.name()), entry);
      }
    }
    var meaning = text(mapping, "doc", at);
    if (doc != null && meaning != null) {
      ledger.warning(
          BindId.DOC_TWICE,
          at,
          mapping.span(),
          "%s has both `doc` and a `##` comment; `doc` counts.".formatted(ledger.name(at)),
          "Keep one of them.");
    }
    var example = mapping.get("example");
    var sample = example == null ? null : json.bind(example, at.at("example"));
    var was = text(mapping, "was", at);
    var unit = text(mapping, "unit", at);
    var type = mapping.get("type");
    if (type == null) {
      ledger.error(
          BindId.MISSING_KEY,
          at,
          mapping.span(),
          "The field `%s` lacks `type`.".formatted(at),
          "Add `type: string(1..80)`.");
      return null;
    }
    var field = line(type, at.at("type"));
    return field == null
        ? null
        : field.described(meaning == null ? doc : meaning, sample, was, unit);
  }

  private @Nullable String text(YamlNode.Mapping mapping, String name, Address at) {
    var node = mapping.get(name);
    if (node == null || (node instanceof YamlNode.Scalar scalar && !scalar.isNull())) {
      return node == null ? null : ((YamlNode.Scalar) node).value();
    }
    ledger.wrongKind(node, at.at(name), "a text", null);
    return null;
  }
}
