package dev.newel.read.bind;

import dev.newel.language.Json;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Binds JSON inside a design. A plain `true`, `false`, `null`, `~` or number of RFC 8259, section
/// 6, is one, as in the core schema of YAML 1.2; whatever is quoted or a block is text, and so is a
/// number that JSON does not write, as `0755`.
final class JsonValues {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d{0,99})(?:\\.\\d{1,99})?(?:[eE][+-]?\\d{1,3})?");

  private final Ledger ledger;

  JsonValues(Ledger ledger) {
    this.ledger = ledger;
  }

  @Nullable Json bind(YamlNode node, Address at) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar(scalar);
      case YamlNode.Sequence list -> array(list, at);
      case YamlNode.Mapping mapping -> object(mapping, at);
      case YamlNode.Missing nothing -> {
        ledger.wrongKind(
            nothing, at, "JSON", "Write `null` where nothing is meant, or remove the name.");
        yield null;
      }
    };
  }

  private static Json scalar(YamlNode.Scalar scalar) {
    var text = scalar.value();
    if (!scalar.isPlain()) {
      return new Json.Text(text);
    }
    if (scalar.isNull()) {
      return Json.Null.NULL;
    }
    if (text.equals("true") || text.equals("false")) {
      return new Json.Bool(text.equals("true"));
    }
    return NUMBER.matcher(text).matches()
        ? new Json.Number(new BigDecimal(text))
        : new Json.Text(text);
  }

  private Json array(YamlNode.Sequence list, Address at) {
    var items = new ArrayList<Json>();
    for (var i = 0; i < list.items().size(); i++) {
      var place = at.at(i);
      ledger.place(place, list.items().get(i));
      var item = bind(list.items().get(i), place);
      if (item != null) {
        items.add(item);
      }
    }
    return new Json.Array(items);
  }

  private Json object(YamlNode.Mapping mapping, Address at) {
    var members = new LinkedHashMap<String, Json>();
    for (var entry : mapping.entries()) {
      var place = at.at(entry.name());
      ledger.place(place, entry);
      var member = bind(entry.value(), place);
      if (member != null) {
        members.put(entry.name(), member);
      }
    }
    return new Json.Object(members);
  }
}
